"""Addresses of the pages on asking and sending."""

from django.urls import path

from consilium.web.pages.ask import after, views

urlpatterns = [
    path("", views.ask, name="ask"),
    path("checklist/", views.checklist, name="checklist"),
    path("paper/<slug:id>/", views.paper, name="packet-paper"),
    path("paper/<slug:id>.pdf", views.pdf, name="packet-pdf"),
    path("paper/<slug:id>.english.pdf", views.pdf, {"language": "en"}, name="packet-pdf-english"),
    path("after/", after.visits, name="visits"),
    path("after/new/", after.write, name="new-visit"),
    path("after/<slug:name>/change/", after.write, name="change-visit"),
    path("after/<slug:name>/remove/", after.remove, name="remove-visit"),
]
