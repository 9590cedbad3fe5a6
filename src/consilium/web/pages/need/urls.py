"""Addresses of the plan: its first screen, each part, and the whole of it."""

from django.urls import path

from consilium.web.pages.need import views

urlpatterns = [
    path("", views.need, name="need"),
    path("whole/", views.whole, name="whole-plan"),
    path("<slug:wanted>/", views.part, name="need-part"),
]
