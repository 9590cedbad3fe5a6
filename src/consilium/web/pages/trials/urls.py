"""Address of the page on trials."""

from django.urls import path

from consilium.web.pages.trials import views

urlpatterns = [path("", views.trials, name="trials")]
