"""Addresses of the pages on deciding."""

from django.urls import path

from consilium.web.pages.decide import views

urlpatterns = [
    path("", views.decide, name="decide"),
    path("sure/<str:when>/", views.sure, name="how-sure"),
    path("matters/", views.matters, name="matters"),
    path("ways/", views.ways, name="ways"),
]
