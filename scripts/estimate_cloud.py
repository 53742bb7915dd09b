"""Works out what the cloud costs and how it grows, and writes it into docs/delivery."""

from __future__ import annotations

from scripts.cloud.pages import written


def main() -> None:
    for page, text in written().items():
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.name}")


if __name__ == "__main__":
    main()
