"""How fast is a FHIR bundle read, facts included, beside plain JSON decoding and beside a validating library?

Prints one markdown table: the longest Synthea sample (made about 4 MB long by repeating its resources under other
ids), each way of reading it, milliseconds (the best of several runs), and how ours compares.
Limits: within 3 times of msgspec decoding the same bytes, and 50 times faster than fhir.resources
on the bundle. Neither peer reads facts.
"""

import gzip
import json
import time
from collections.abc import Callable
from typing import Any

import msgspec
from fhir.resources.R4B import get_fhir_model_class
from shared import shared_folder

from consilium.records.formats import fhir
from consilium.records.item import Item

_BYTES = 3_900_000
_MOST_OF_MSGSPEC = 3.0
_FASTER_THAN_FHIR = 50.0


def main() -> None:
    """Prints the table."""
    data, name = _sample()
    resources = [entry["resource"] for entry in json.loads(data)["entry"]]
    rows = [
        ("ours: decode and facts", _best(lambda: fhir.read(Item.of("bundle.json", data)), 9)),
        ("msgspec, untyped", _best(lambda: msgspec.json.decode(data), 9)),
        ("json", _best(lambda: json.loads(data), 5)),
        ("fhir.resources R4B, whole bundle", _best(lambda: _whole(data), 1)),
        ("fhir.resources R4B, one resource at a time", _best(lambda: _each(resources), 1)),
    ]
    ours, plain = rows[0][1], rows[1][1]
    print(f"{name}: {len(data) / 1e6:.2f} MB, {len(resources)} entries\n")
    print("| reader | ms | times ours |")
    print("|---|---|---|")
    for label, taken in rows:
        print(f"| {label} | {taken * 1000:.1f} | {taken / ours:.2f} |")
    print(f"\nours takes {ours / plain:.2f} times msgspec's time (limit {_MOST_OF_MSGSPEC:.0f})")
    whole, each = (row[1] / ours for row in rows[3:])
    print(f"ours is {whole:.0f} times faster than fhir.resources on the whole bundle (limit {_FASTER_THAN_FHIR:.0f})")
    print(f"ours is {each:.0f} times faster than fhir.resources on each resource by itself, no facts read")


def _sample() -> tuple[bytes, str]:
    folder = shared_folder() / "data" / "records" / "synthea_r4_cancer"
    found = {path.name: gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.json.gz"))}
    name, data = max(found.items(), key=lambda pair: len(pair[1]))
    bundle: dict[str, Any] = json.loads(data)
    again = [_renamed(entry, number) for number, entry in enumerate(bundle["entry"], start=1)]
    share = max(0.0, _BYTES / len(json.dumps(bundle, indent=2)) - 1)
    entries = bundle["entry"] + again[1 : 1 + int(share * len(again))]
    return json.dumps(
        bundle | {"entry": entries}, indent=2
    ).encode(), f"Synthea sample {name.split('_')[0]}, lengthened"


def _renamed(entry: dict[str, Any], number: int) -> dict[str, Any]:
    return {"resource": entry["resource"] | {"id": f"again-{number}"}}


def _best(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _whole(data: bytes) -> object:
    """A bundle with one field too many fails as a whole; the time until then counts."""
    try:
        return get_fhir_model_class("Bundle").model_validate_json(data)
    except ValueError:
        return None


def _each(resources: list[dict[str, Any]]) -> int:
    good = 0
    for resource in resources:
        try:
            get_fhir_model_class(resource["resourceType"]).model_validate(resource)
            good += 1
        except (ValueError, LookupError, AttributeError, KeyError):
            continue
    return good


if __name__ == "__main__":
    main()
