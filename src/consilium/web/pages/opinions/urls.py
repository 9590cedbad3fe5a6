"""Addresses of the pages on opinions."""

from django.urls import path

from consilium.web.pages.opinions import change, views

urlpatterns = [
    path("", views.opinions, name="opinions"),
    path("add/", change.add, name="add-opinion"),
    path("sheet/<slug:reader>.pdf", views.sheet, name="opinion-sheet"),
    path("<slug:name>/", views.opinion, name="opinion"),
    path("<slug:name>/change/", change.change, name="change-opinion"),
    path("<slug:name>/remove/", change.remove, name="remove-opinion"),
    path("<slug:name>/file/", views.file, name="opinion-file"),
]
