"""config.yaml and rules/*.yaml as typed, validated settings."""

from pipeline.config.base import ConfigError
from pipeline.config.compare import CompareSettings
from pipeline.config.facts import FactSettings
from pipeline.config.fetch import FetchSettings, Mail, NoticeSettings, Source
from pipeline.config.load import default_config_path, load_config
from pipeline.config.publish import PublishSettings
from pipeline.config.read import ReadSettings
from pipeline.config.register import Publisher, RegisterSettings, Zorgkantoor
from pipeline.config.run import RunSettings
from pipeline.config.settings import Config
from pipeline.config.tables import TableSettings
from pipeline.config.themes import ClauseSettings, Theme

__all__ = [
    "ClauseSettings",
    "CompareSettings",
    "Config",
    "ConfigError",
    "FactSettings",
    "FetchSettings",
    "Mail",
    "NoticeSettings",
    "PublishSettings",
    "Publisher",
    "ReadSettings",
    "RegisterSettings",
    "RunSettings",
    "Source",
    "TableSettings",
    "Theme",
    "Zorgkantoor",
    "default_config_path",
    "load_config",
]
