"""Addresses of the pages on centers."""

from django.urls import path

from consilium.web.pages.where import views

urlpatterns = [
    path("", views.where, name="where"),
    path("near/", views.near, name="near"),
]
