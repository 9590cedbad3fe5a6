"""Addresses of the pages; none holds anything about a person but random names."""

from django.urls import include, path

from consilium.web import errors

urlpatterns = [
    path("", include("consilium.web.pages.start.urls")),
    path("people/", include("consilium.web.pages.people.urls")),
    path("steps/", include("consilium.web.pages.steps.urls")),
    path("records/", include("consilium.web.pages.records.urls")),
    path("questions/", include("consilium.web.pages.questions.urls")),
    path("need/", include("consilium.web.pages.need.urls")),
    path("where/", include("consilium.web.pages.where.urls")),
    path("trials/", include("consilium.web.pages.trials.urls")),
    path("payer/", include("consilium.web.pages.payer.urls")),
    path("ask/", include("consilium.web.pages.ask.urls")),
    path("opinions/", include("consilium.web.pages.opinions.urls")),
    path("decide/", include("consilium.web.pages.decide.urls")),
    path("keep/", include("consilium.web.pages.keep.urls")),
]

handler400 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed
