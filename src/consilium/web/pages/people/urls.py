"""Addresses of the pages on people."""

from django.urls import path

from consilium.web.pages.people import forgotten, views

urlpatterns = [
    path("", views.people, name="people"),
    path("new/", views.new, name="new-person"),
    path("open/<str:person>/", views.open_, name="open-person"),
    path("forgotten/<str:person>/", forgotten.forgotten, name="forgotten"),
    path("forgotten/<str:person>/sure/", forgotten.sure, name="forgotten-sure"),
    path("close/", views.close, name="close"),
]
