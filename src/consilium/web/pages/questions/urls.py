"""Addresses of the questions."""

from django.urls import path

from consilium.web.pages.questions import views

urlpatterns = [
    path("", views.questions, name="questions"),
    path("<str:key>/", views.question, name="question"),
]
