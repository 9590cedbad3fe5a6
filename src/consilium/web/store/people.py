"""The people on this computer: each with a box of their own, and a passphrase if they like."""

import secrets
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction

from consilium.web.folder import Folder
from consilium.web.store.box import Box
from consilium.web.store.files import sweep
from consilium.web.store.models import Entry, Person
from consilium.web.store.seal import Broken, new_key, new_salt, passphrase_key, seal, unseal

#: The key of a person who is being deleted.
_GONE = b""


class WrongPassphrase(Exception):
    """The passphrase does not open the box."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the first page lists them."""

    id: str
    name: str
    has_passphrase: bool


@dataclass(frozen=True, slots=True)
class People:
    """Everyone who has a box in a folder."""

    folder: Folder

    def all(self) -> tuple[Known, ...]:
        """Everyone, in the order in which they came."""
        return tuple(self._known(person) for person in Person.objects.exclude(key=_GONE).order_by("made"))

    def find(self, person: str) -> Known | None:
        """One of them."""
        found = Person.objects.filter(pk=person).exclude(key=_GONE).first()
        return self._known(found) if found else None

    def add(self, name: str, passphrase: str = "") -> Box:
        """A new person with an empty box."""
        person, key = secrets.token_hex(8), new_key()
        sealed, salt = self._wrapped(person, key, passphrase)
        Person.objects.create(
            id=person, name=seal(self.folder.key(), name.encode(), f"{person}/name"), key=sealed, salt=salt
        )
        return Box(person, key, self.folder.files)

    def open(self, person: str, passphrase: str = "") -> Box:
        """A person's box. Raises WrongPassphrase, or Person.DoesNotExist."""
        found = Person.objects.get(pk=person)
        key = passphrase_key(passphrase, bytes(found.salt)) if found.salt else self.folder.key()
        try:
            return Box(person, unseal(key, bytes(found.key), f"{person}/key"), self.folder.files)
        except Broken:
            if found.salt:
                raise WrongPassphrase from None
            raise

    def rename(self, person: str, name: str) -> None:
        """Another name for a person."""
        Person.objects.filter(pk=person).update(name=seal(self.folder.key(), name.encode(), f"{person}/name"))

    def set_passphrase(self, box: Box, passphrase: str) -> None:
        """A new passphrase; an empty one takes it away."""
        sealed, salt = self._wrapped(box.person, box.key, passphrase)
        Person.objects.filter(pk=box.person).update(key=sealed, salt=salt)

    def held(self, person: str) -> dict[str, int]:
        """How many things of each kind are kept for a person; no key is needed to count them."""
        return dict(Counter(Entry.objects.filter(person_id=person).values_list("kind", flat=True)))

    def delete(self, person: str) -> None:
        """Delete a person with everything; their key goes first, so that what a crash leaves cannot be opened.

        What a crash leaves half done, `tidy` finishes at the next start.
        """
        with transaction.atomic():
            Entry.objects.filter(person_id=person).delete()
            Person.objects.filter(pk=person).update(key=_GONE, name=_GONE, salt=None)
        self._finish(person)
        # Deleted rows are overwritten (secure_delete); writing the file anew is more than is needed, and may wait.
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("VACUUM")

    def tidy(self) -> None:
        """Take away what a crash left; to be called while nobody uploads anything."""
        for person in Person.objects.filter(key=_GONE).values_list("pk", flat=True):
            self._finish(person)
        for person in Person.objects.values_list("pk", flat=True):
            sweep(self.folder.files, person, Entry.objects.filter(person_id=person).values_list("name", flat=True))

    def _finish(self, person: str) -> None:
        sweep(self.folder.files, person, ())
        Person.objects.filter(pk=person).delete()

    def _known(self, person: Person) -> Known:
        name = unseal(self.folder.key(), bytes(person.name), f"{person.pk}/name").decode()
        return Known(person.pk, name, person.salt is not None)

    def _wrapped(self, person: str, key: bytes, passphrase: str) -> tuple[bytes, bytes | None]:
        salt = new_salt() if passphrase else None
        by = passphrase_key(passphrase, salt) if salt else self.folder.key()
        return seal(by, key, f"{person}/key"), salt
