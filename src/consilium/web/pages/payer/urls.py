"""Addresses of the pages on who pays."""

from django.urls import path

from consilium.web.pages.payer import views

urlpatterns = [
    path("", views.payer, name="payer"),
    path("plan/", views.insurance, name="insurance"),
]
