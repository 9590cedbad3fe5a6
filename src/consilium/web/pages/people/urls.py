"""Addresses of the pages on people."""

from django.urls import path

from consilium.web.pages.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("new/", views.new, name="new-person"),
    path("open/<str:person>/", views.open_, name="open-person"),
    path("close/", views.close, name="close"),
]
