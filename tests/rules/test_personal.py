import pytest

from api.rules import departments, personal


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Marta Restrepo no probó", ["looks-like-a-name"]),
        ("el juez dijo que maria lopez no", ["looks-like-a-name"]),
        ("la señora Quintero", ["looks-like-a-name"]),
        ("LUZ MARINA DE LA ROSA", ["looks-like-a-name"]),
        ("C.C. 1.020.304.050", ["looks-like-a-document"]),
        ("cc 1020304050", ["looks-like-a-document"]),
        ("76001318700320260001200", ["looks-like-a-case-number"]),
        ("76001-31-87-003-2026-00012-00", ["looks-like-a-case-number"]),
        ("El Tribunal Superior de Bogotá negó el 2026-11-22 por falta de plan", []),
        ("No Aportó Plan de Servicios, auto de 22/11/2026", []),
        ("Juzgado Tercero de Ejecución de Penas de Cali, Ley 2292 artículo 38", []),
        ("", []),
        (None, []),
    ],
)
def test_what_looks_like_a_person_is_noticed_and_what_names_nobody_is_not(
    text: str | None, looks: list[str]
) -> None:
    assert personal.looks(text) == looks


@pytest.mark.parametrize(
    ("written", "name"),
    [("Antiokia", "Antioquia"), ("Narino del sur", "Nariño"), ("cundinam", "Cundinamarca")],
)
def test_a_department_that_is_none_is_near_one_that_is(written: str, name: str) -> None:
    found = departments.nearest(written)
    assert found[0] == name
    assert len(found) == 3
