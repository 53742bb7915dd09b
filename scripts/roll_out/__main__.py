"""Brings a release into a cluster, and the one before back where it does not do well: `make deploy`.

What the release stands on comes first, then its migration, then the release itself. It is asked as a stranger would
ask, and watched; where anything of it fails, what ran before runs again, and the exit status is 1. Migrations are such
that the release before can live with them, so the database stays where it is.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.roll_out.images import ImageError, digest_of, verify
from scripts.roll_out.kubectl import Kubectl, KubectlError
from scripts.roll_out.manifests import as_text, images_of, render
from scripts.roll_out.watch import SMOKE, UnsoundReleaseError, Watch
from scripts.roll_out.way_back import WayBack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.roll_out.manifests import Manifests

OVERLAYS: Final = Path(__file__).parents[2] / "deploy" / "kubernetes" / "overlays"
_PATIENCE: Final = "1200s"
"""For a dozen pods, one after the other; the cluster gives up sooner where one does not get ready."""
_MIGRATION_PATIENCE: Final = "900s"
"""As long as the cluster itself lets it run."""


def main(arguments: Sequence[str], *, overlays: Path = OVERLAYS, smoke: tuple[str, ...] = SMOKE) -> int:
    wanted = _wanted(arguments)
    kubectl = Kubectl(context=wanted.context, namespace=wanted.namespace)
    watch = Watch(
        address=wanted.url,
        prometheus=wanted.prometheus,
        minutes=wanted.minutes,
        every_seconds=wanted.every,
        smoke=smoke,
        key=partial(kubectl.secret, wanted.key),
    )
    try:
        overlay = overlays / wanted.overlay
        images = _images(overlay, wanted.registry.lower(), wanted.version, signer=wanted.signer)
        return _roll_out(kubectl, render(kubectl, overlay, images), watch)
    except (ImageError, KubectlError, UnsoundReleaseError) as error:
        return _fail(error)


def _images(overlay: Path, registry: str, version: str, *, signer: str) -> Mapping[str, str]:
    """Return what stands in the registry for each image that the overlay names."""
    found = {}
    for one in images_of(overlay):
        name = f"{registry}/{one.rpartition('/')[2]}"
        found[one] = f"{name}@{digest_of(f'{name}:{version}')}"
        if signer:
            verify(found[one], signer)
    return found


def _roll_out(kubectl: Kubectl, manifests: Manifests, watch: Watch) -> int:
    back, known = WayBack.now(kubectl), watch.alerts()
    try:
        _apply(kubectl, manifests)
        _wait(kubectl, manifests.deployments)
        watch.begin()
        watch.keep(known=known)
    except (KubectlError, UnsoundReleaseError) as error:
        _fail(error)
        return _go_back(kubectl, back, watch)
    print("The release is in, and does well.")
    return 0


def _apply(kubectl: Kubectl, manifests: Manifests) -> None:
    kubectl("apply", "--filename", "-", given=as_text(manifests.ground))
    for job in manifests.migrate:
        name = f"job/{job['metadata']['name']}"
        # What a job runs cannot be changed.
        kubectl("delete", name, "--ignore-not-found", "--wait")
        kubectl("apply", "--filename", "-", given=as_text([job]))
        kubectl("wait", name, "--for=condition=complete", f"--timeout={_MIGRATION_PATIENCE}")
    kubectl("apply", "--filename", "-", given=as_text(manifests.serve))


def _go_back(kubectl: Kubectl, back: WayBack, watch: Watch) -> int:
    turned = back.take(kubectl)
    _wait(kubectl, turned)
    if not back.deployments:
        print("There was no release before, so this one stays for you to look at.", file=sys.stderr)
        return 1
    watch.begin()
    print(f"What ran before runs again: {', '.join(turned) or 'it had not been touched'}.", file=sys.stderr)
    return 1


def _wait(kubectl: Kubectl, deployments: tuple[str, ...]) -> None:
    for name in deployments:
        kubectl("rollout", "status", f"deployment/{name}", f"--timeout={_PATIENCE}")


def _fail(error: Exception) -> int:
    print(error, file=sys.stderr)
    return 1


def _wanted(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Brings a release into a cluster, or the one before back.")
    parser.add_argument("overlay", choices=("staging", "production"))
    parser.add_argument("version", help="The tag of the images.")
    parser.add_argument("url", help="Where the service answers.")
    parser.add_argument("--context", required=True, help="The cluster, by its name in kubectl's configuration.")
    parser.add_argument("--namespace", required=True)
    parser.add_argument("--registry", required=True, help="What stands before the names of the images.")
    parser.add_argument("--key", default="", help="The cluster's secret that the service is shown: keys/operator_key.")
    parser.add_argument("--signer", default="", help="The workflow that must have signed the images.")
    parser.add_argument("--prometheus", default="", help="Where Prometheus answers; without it, alerts are not heeded.")
    parser.add_argument("--minutes", type=float, default=15.0, help="How long the release is watched.")
    parser.add_argument("--every", type=float, default=30.0, help="Seconds from one look to the next.")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
