"""Kinds of sources, by their names alone."""

import pytest

from summarise.ground.attribution import source_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Health and Population", "government"),
        ("county commissioner", "government"),
        ("army", "government"),
        ("NDRRMC", "government"),
        ("OCHA", "un"),
        ("UN refugee agency", "un"),
        ("World Health Organization", "un"),
        ("Kenya Red Cross", "rcrc"),
        ("Magen David Adom", "rcrc"),
        ("Save the Children", "ngo"),
        ("Salvation Army", "ngo"),
        ("Syria Civil Defence", "ngo"),
        ("Lipova Defence Front", "armed_group"),
        ("Strait Liberation Army", "armed_group"),
        ("Free Strait Movement", "unknown"),
        ("al-Shabaab", "armed_group"),
        ("Strait Rights Monitor", "monitor"),
        ("Daily Monitor", "media"),
        ("Meridian Press Agency", "media"),
        ("The Equator Daily", "media"),
        ("Radio Kotto", "media"),
        ("Agence France-Presse", "media"),
        ("Regional Hospital of Lipova", "local"),
        ("health post", "unknown"),
        ("Passerelle Santé", "unknown"),
        ("", "unknown"),
    ],
)
def test_type_of_a_name(name: str, expected: str) -> None:
    assert source_type(name) == expected
