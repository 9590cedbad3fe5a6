"""Opinions side by side on paper and screen: one page for the patient, one for the doctors, as HTML, PDF and FHIR."""
