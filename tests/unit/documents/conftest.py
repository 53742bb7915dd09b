from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure of arithmetic.
settings.register_profile("documents", deadline=None)
settings.load_profile("documents")
