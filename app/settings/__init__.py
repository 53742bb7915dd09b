from app.settings.settings import ROOT, Settings

__all__ = ["ROOT", "Settings"]
