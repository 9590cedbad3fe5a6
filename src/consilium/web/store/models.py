"""The two tables. What a person said is sealed; which questions they answered and how many papers there are is not."""

from django.db import models


class Person(models.Model):
    """Someone for whom a box is kept on this computer."""

    id = models.CharField(primary_key=True, max_length=32)
    name = models.BinaryField()  # what to call them, sealed with the folder's key: it is shown before a box is opened
    key = models.BinaryField()  # the key of their box, sealed with their passphrase or with the folder's key
    made = models.DateTimeField(auto_now_add=True)
    salt = models.BinaryField(null=True)  # of the passphrase; none without one


class Entry(models.Model):
    """One thing in a box: an answer, what a document says, a note."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)  # counts changes, so that two tabs cannot overwrite each other
    sealed = models.BinaryField()

    class Meta:
        """A thing is there once."""

        constraints = (models.UniqueConstraint(fields=["person", "kind", "name"], name="one_of_a_kind"),)
