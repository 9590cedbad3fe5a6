"""Addresses of the first page."""

from django.urls import path

from consilium.web.pages.start import views

urlpatterns = [
    path("", views.start, name="start"),
    path("begin/", views.begin, name="begin"),
    path("enter/", views.enter, name="enter"),
    path("language/", views.language, name="language"),
]
