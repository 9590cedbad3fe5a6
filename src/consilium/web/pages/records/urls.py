"""Addresses of the pages on papers."""

from django.urls import path

from consilium.web.pages.records import views
from consilium.web.pages.records.write import write

urlpatterns = [
    path("", views.records, name="records"),
    path("add/", views.add, name="add-records"),
    path("write/", write, name="write-told"),
    path("reading/", views.reading, name="reading"),
    path("paper/<int:number>/", views.paper_page, name="paper"),
    path("paper/<int:number>/<str:fact>/", views.paper_page, name="paper-fact"),
    path("correct/<int:number>/<str:fact>/", views.correct, name="correct"),
    path("remove/<str:sealed>/", views.remove, name="remove-upload"),
]
