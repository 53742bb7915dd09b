"""The facts that come with PredictionDex, against what players know."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.pokedex.species import Form
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.pokedex.pokedex import Pokedex

FOLDER = ROOT / "data" / "pokedex"
FRENCH = """
Bulbizarre Herbizarre Florizarre Salamèche Reptincel Dracaufeu Carapuce Carabaffe Tortank Chenipan Chrysacier Papilusion
Aspicot Coconfort Dardargnan Roucool Roucoups Roucarnage Rattata Rattatac Piafabec Rapasdepic Abo Arbok Pikachu Raichu
Sabelette Sablaireau Nidoran♀ Nidorina Nidoqueen Nidoran♂ Nidorino Nidoking Mélofée Mélodelfe Goupix Feunard Rondoudou
Grodoudou Nosferapti Nosferalto Mystherbe Ortide Rafflesia Paras Parasect Mimitoss Aéromite Taupiqueur Triopikeur
Miaouss Persian Psykokwak Akwakwak Férosinge Colossinge Caninos Arcanin Ptitard Têtarte Tartard Abra Kadabra Alakazam
Machoc Machopeur Mackogneur Chétiflor Boustiflor Empiflor Tentacool Tentacruel Racaillou Gravalanch Grolem Ponyta Galopa
Ramoloss Flagadoss Magnéti Magnéton Canarticho Doduo Dodrio Otaria Lamantine Tadmorv Grotadmorv Kokiyas Crustabri
Fantominus Spectrum Ectoplasma Onix Soporifik Hypnomade Krabby Krabboss Voltorbe Électrode Noeunoeuf Noadkoko Osselait
Ossatueur Kicklee Tygnon Excelangue Smogo Smogogo Rhinocorne Rhinoféros Leveinard Saquedeneu Kangourex Hypotrempe
Hypocéan Poissirène Poissoroy Stari Staross M._Mime Insécateur Lippoutou Élektek Magmar Scarabrute Tauros Magicarpe
Léviator Lokhlass Métamorph Évoli Aquali Voltali Pyroli Porygon Amonita Amonistar Kabuto Kabutops Ptéra Ronflex
Artikodin Électhor Sulfura Minidraco Draco Dracolosse Mewtwo Mew Meltan Melmetal
""".replace("\n", " ").split()
MEGAS = """
venusaur charizard-x charizard-y blastoise beedrill pidgeot alakazam slowbro gengar kangaskhan pinsir gyarados
aerodactyl mewtwo-x mewtwo-y
""".replace("\n", " ").split()
ALOLANS = """
rattata raticate raichu sandshrew sandslash vulpix ninetales diglett dugtrio meowth persian geodude graveler golem
grimer muk exeggutor marowak
""".replace("\n", " ").split()


def provenance() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / "provenance.json").read_text(encoding="utf-8"))
    return document


def test_it_holds_all_of_lets_go_and_nothing_else(pokedex: Pokedex) -> None:
    assert len(pokedex.pokemon) == 188
    assert Counter(one.form for one in pokedex.pokemon) == {
        Form.BASE: 153,
        Form.ALOLA: 18,
        Form.MEGA: 15,
        Form.PARTNER: 2,
    }
    assert len(pokedex.moves) == 226
    assert sum(one.is_damaging for one in pokedex.moves) == 157
    assert len(pokedex.types) == 18
    assert len(pokedex.natures) == 25
    assert len(pokedex.type_chart.multipliers) == 324


def test_the_national_numbers_are_1_to_151_meltan_and_melmetal(pokedex: Pokedex) -> None:
    numbers = [one.dex_number for one in pokedex.pokemon if one.form is Form.BASE]
    assert numbers == [*range(1, 152), 808, 809]
    known = ("pikachu", "mew", "meltan", "melmetal")
    assert [pokedex.get_pokemon(name).dex_number for name in known] == [25, 151, 808, 809]


def test_a_form_has_the_number_of_its_species(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        species = pokedex.get_pokemon(one.species)
        assert species.form is Form.BASE
        assert one.dex_number == species.dex_number
        assert (one.slug == one.species) == (one.form is Form.BASE)


def test_the_megas_the_alolans_and_the_partners_are_those_of_lets_go(pokedex: Pokedex) -> None:
    slugs = {form: {one.slug for one in pokedex.pokemon if one.form is form} for form in Form}
    assert {slug.replace("-mega", "") for slug in slugs[Form.MEGA]} == set(MEGAS)
    assert {slug.removesuffix("-alola") for slug in slugs[Form.ALOLA]} == set(ALOLANS)
    assert slugs[Form.PARTNER] == {"pikachu-starter", "eevee-starter"}


def test_a_slug_and_a_name_stand_for_one_thing_of_their_kind(pokedex: Pokedex) -> None:
    kinds: list[Sequence[Any]] = [pokedex.types, pokedex.natures, pokedex.pokemon, pokedex.moves]
    for entries in kinds:
        for names in zip(*((one.slug, one.names.english, one.names.french) for one in entries), strict=True):
            assert len(set(names)) == len(entries)
            assert all(name == name.strip() != "" for name in names)


def test_every_reference_leads_somewhere(pokedex: Pokedex) -> None:
    types, pokemon = {one.slug for one in pokedex.types}, set(pokedex.pokemon_positions)
    assert {slug for one in pokedex.pokemon for slug in one.types} == types
    assert {one.species for one in pokedex.pokemon} <= pokemon
    assert {one.evolves_from for one in pokedex.pokemon} - {None} <= pokemon
    assert {one.type for one in pokedex.moves} <= types
    assert set(pokedex.learnsets) == pokemon
    # Every move is learnt by somebody, and nobody learns any other.
    assert {row.move for row in chain.from_iterable(pokedex.learnsets.values())} == set(pokedex.move_positions)


def test_a_mega_learns_what_its_base_learns(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        if one.form is Form.MEGA:
            assert pokedex.learnsets[one.slug] == pokedex.learnsets[one.species]


def test_the_french_names_of_all_species_are_the_official_ones(pokedex: Pokedex) -> None:
    found = [one.names.french for one in pokedex.pokemon if one.form is Form.BASE]
    assert found == [name.replace("_", " ") for name in FRENCH]


@pytest.mark.parametrize(
    ("slug", "english", "french"),
    [
        ("thunderbolt", "Thunderbolt", "Tonnerre"),
        ("thunder", "Thunder", "Fatal-Foudre"),
        ("thunder-shock", "Thunder Shock", "Éclair"),
        ("earthquake", "Earthquake", "Séisme"),
        ("fire-blast", "Fire Blast", "Déflagration"),
        ("facade", "Facade", "Façade"),
        ("foul-play", "Foul Play", "Tricherie"),
        ("low-kick", "Low Kick", "Balayage"),
        ("super-fang", "Super Fang", "Croc Fatal"),
        ("dream-eater", "Dream Eater", "Dévorêve"),
        ("egg-bomb", "Egg Bomb", "Bomb'Œuf"),
        ("will-o-wisp", "Will-O-Wisp", "Feu Follet"),
        ("pika-papow", "Pika Papow", "Pika-Fracas"),
        ("sappy-seed", "Sappy Seed", "Évo-Écolo"),
    ],
)
def test_the_names_of_known_moves(pokedex: Pokedex, slug: str, english: str, french: str) -> None:
    assert (pokedex.get_move(slug).names.english, pokedex.get_move(slug).names.french) == (english, french)


@pytest.mark.parametrize(
    ("slug", "shown", "later"),
    [
        ("absorb", "Vol-Vie", "Vole-Vie"),
        ("egg-bomb", "Bomb'Œuf", "Bombe Œuf"),
        ("fire-punch", "Poing de Feu", "Poing Feu"),
        ("fire-spin", "Danse Flamme", "Danse Flammes"),
        ("petal-dance", "Danse-Fleur", "Danse Fleurs"),
        ("sludge-bomb", "Bomb-Beurk", "Bombe Beurk"),
        ("wing-attack", "Cru-Aile", "Cru-Ailes"),
    ],
)
def test_moves_that_later_games_renamed_have_the_name_of_lets_go_and_are_found_by_both(
    pokedex: Pokedex, slug: str, shown: str, later: str
) -> None:
    assert pokedex.get_move(shown) == pokedex.get_move(later) == pokedex.get_move(slug)
    assert pokedex.get_move(slug).names.french == shown


@pytest.mark.parametrize(
    ("slug", "english", "french"),
    [
        ("charizard-mega-x", "Mega Charizard X", "Méga-Dracaufeu X"),
        ("raichu-alola", "Alolan Raichu", "Raichu d'Alola"),
        ("eevee-starter", "Partner Eevee", "Évoli partenaire"),
        ("nidoran-f", "Nidoran♀", "Nidoran♀"),
        ("farfetchd", "Farfetch’d", "Canarticho"),
        ("mr-mime", "Mr. Mime", "M. Mime"),
    ],
)
def test_the_names_of_special_pokemon(pokedex: Pokedex, slug: str, english: str, french: str) -> None:
    assert (pokedex.get_pokemon(slug).names.english, pokedex.get_pokemon(slug).names.french) == (english, french)


def test_known_types_and_natures_have_their_french_names(pokedex: Pokedex) -> None:
    french = {one.slug: one.names.french for one in pokedex.types}
    french |= {one.slug: one.names.french for one in pokedex.natures}
    assert [french[slug] for slug in ("fairy", "electric", "dark")] == ["Fée", "Électrik", "Ténèbres"]
    assert [french[slug] for slug in ("timid", "naive", "lax")] == ["Timide", "Naïf", "Lâche"]


def test_known_facts_are_those_of_lets_go(pokedex: Pokedex) -> None:
    snorlax, raticate = pokedex.get_pokemon("snorlax"), pokedex.get_pokemon("raticate-alola")
    assert snorlax.base_stats.as_tuple() == (160, 110, 65, 65, 110, 30)
    assert (snorlax.weight_hg, snorlax.types, snorlax.evolves_from) == (4600, ("normal",), None)
    assert (raticate.types, raticate.evolves_from) == (("dark", "normal"), "rattata-alola")
    assert pokedex.get_pokemon("gyarados").evolution_level == 20
    assert pokedex.get_pokemon("mewtwo-mega-x").base_stats.total == 780


@pytest.mark.parametrize("slug", ["raichu-alola", "exeggutor-alola", "marowak-alola"])
def test_what_only_somebody_in_the_game_trades_evolves_from_nothing(pokedex: Pokedex, slug: str) -> None:
    assert pokedex.get_pokemon(slug).evolves_from is None


def test_every_file_is_the_one_that_the_provenance_names() -> None:
    files = provenance()["files"]
    by_hand = {"french_names.csv", "other_names.csv", "sprites.csv"}
    assert set(files) == {file.name for file in FOLDER.glob("*.csv")} - by_hand
    assert by_hand <= set(provenance()["written_by_us"])
    for name, facts in files.items():
        content = (FOLDER / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == facts["sha256"], name
        assert len(list(csv.reader(content.decode().splitlines()))) == facts["rows"] + 1, name
    assert provenance()["source"]["packages"] == {"@pkmn/mods": "0.10.11", "@pkmn/sim": "0.10.11"}


def test_every_french_name_is_of_something_and_nothing_is_without() -> None:
    def slugs(file: str) -> list[str]:
        with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
            return [row["slug"] for row in csv.DictReader(lines)]

    with (FOLDER / "french_names.csv").open(encoding="utf-8", newline="") as lines:
        found = Counter((row["kind"], row["slug"]) for row in csv.DictReader(lines))
    kinds = {"type": "types.csv", "nature": "natures.csv", "pokemon": "pokemon.csv", "move": "moves.csv"}
    assert found == Counter((kind, slug) for kind, file in kinds.items() for slug in slugs(file))
