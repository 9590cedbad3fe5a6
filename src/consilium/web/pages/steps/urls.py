"""Address of the list of steps."""

from django.urls import path

from consilium.web.pages.steps import views

urlpatterns = [path("", views.steps, name="steps")]
