"""Addresses of the pages on what is kept."""

from django.urls import path

from consilium.web.pages.keep import deleting, views

urlpatterns = [
    path("", views.keep, name="keep"),
    path("plan.pdf", views.plan_pdf, name="plan-pdf"),
    path("everything.zip", views.everything, name="everything"),
    path("copy/", views.copy, name="copy"),
    path("passphrase/", views.passphrase, name="passphrase"),
    path("name/", views.name, name="rename"),
    path("delete/", deleting.delete, name="delete"),
    path("delete/sure/", deleting.sure, name="delete-sure"),
    path("gone/", deleting.gone, name="gone"),
]
