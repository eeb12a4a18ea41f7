"""A clerk's morning, step by step: a woman enrolled, her warning, a make-up, a summary, its check.

The test walks it, and the pictures of the README are taken on the same walk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser import acts
from tests.browser.town import SITE_NAME, Place

NAME = "Aurora Balanta"
FIRST = NAME.split()[0]
Shows = Callable[[str, Page], None]


def unseen(_step: str, _page: Page) -> None:
    """Nobody takes pictures."""


@dataclass(frozen=True, slots=True)
class Morning:
    """Whose screens there are, and the Monday of the week that runs."""

    place: Place
    clerk: Page
    phone: Page
    host: Page
    other: Page
    monday: date
    show: Shows = unseen

    def walk(self) -> bytes:
        """All of it; the summary as it was printed."""
        self.enrols_her()
        self.sees_her_warning()
        self.agrees_a_make_up()
        return self.prints_a_summary()

    def enrols_her(self) -> None:
        """A new order from last Monday on, and her phone in her hand."""
        clerk = self.clerk
        clerk.goto(self.place.door("staff", self.place.town.clerk))
        clerk.get_by_role("button", name="Orden nueva").first.click()
        for label, given in {
            "Nombres": FIRST,
            "Apellidos": NAME.split()[1],
            "Número de documento": "990077441",
            "Radicado": "76001318700320260077100",
            "Horas en total (de la orden, si las dice)": "1040",
            "Empieza el": (self.monday - timedelta(weeks=1)).isoformat(),
        }.items():
            clerk.get_by_label(label, exact=True).fill(given)
        site = clerk.get_by_label("Sede", exact=False).first
        site.select_option(label=site.locator("option", has_text=SITE_NAME).inner_text())
        for day in ("lunes", "martes", "miércoles", "jueves", "viernes"):
            clerk.get_by_role("checkbox", name=day).check()
        self.show("1-intake", clerk)
        clerk.get_by_role("button", name="Crear la orden").click()
        expect(clerk.get_by_role("heading", name=NAME)).to_be_visible()
        clerk.get_by_role("button", name="Crear código").click()
        address = clerk.locator("p.url").inner_text()
        self.show("2-code", clerk)
        self.phone.goto(address)
        acts.set_pin(self.phone)
        expect(clerk.locator(".two-words")).to_be_visible()
        acts.compare(clerk, self.phone)
        acts.is_open(self.phone)

    def sees_her_warning(self) -> None:
        """She reads it first; the case tells the clerk that it is open. Her desk asks later."""
        expect(self.phone.locator(".card.help")).to_contain_text("Te faltan")
        self.show("3-her-warning", self.phone)
        self._opens_her_case()
        expect(self._card("Todo lo que pasó")).to_contain_text("Se abrió un aviso")
        self.show("4-case", self.clerk)

    def agrees_a_make_up(self) -> None:
        """For the week that ended short: the court proposes, the site and she agree."""
        agreements = self._card("Recuperaciones")
        agreements.get_by_role("button", name="Proponer una recuperación").click()
        sheet = self.clerk.get_by_role("dialog")
        sheet.get_by_label("Día 1").fill((self.monday + timedelta(days=12)).isoformat())
        sheet.get_by_label("Desde").fill("08:00")
        sheet.get_by_label("Hasta").fill("12:00")
        self.show("5-make-up", self.clerk)
        sheet.get_by_role("button", name="Proponer estos días").click()
        expect(agreements).to_contain_text("Falta que acepten")
        self._host_agrees()
        acts.go(self.phone, "Mi registro")
        self.phone.get_by_role("button", name="Sí, me sirven").click()
        expect(self.phone.locator("main")).to_contain_text("Acordado")
        self._opens_her_case()
        expect(agreements).to_contain_text("Acordada")

    def _host_agrees(self) -> None:
        self.host.goto(self.place.door("staff", self.place.town.host_person))
        self.host.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
        self.host.get_by_role("navigation").get_by_role("button", name="Pedidos").click()
        card = self.host.get_by_role("article", name=f"Acuerdo de días · {FIRST}")
        card.get_by_role("button", name="Aceptar", exact=False).first.click()
        expect(card).not_to_contain_text("Espera tu palabra")
        self.show("6-host", self.host)

    def prints_a_summary(self) -> bytes:
        """For the hearing; and anybody's phone says whether it is still what was printed."""
        papers = self._card("Papeles")
        papers.get_by_label("¿Qué papel?").select_option("case_summary")
        papers.get_by_role("button", name="Hacer el papel").click()
        made = papers.locator("li").first
        expect(made).to_contain_text("Resumen para audiencia")
        self.show("7-paper", self.clerk)
        link = made.get_by_role("link", name="Abrir PDF").get_attribute("href") or ""
        paper = acts.asked(self.clerk, link.removeprefix("/api/v1").removesuffix("/file"))["body"]
        printed = self.clerk.context.request.get(self.place.url + link).body()
        self.other.goto(paper["verify_url"])
        said = self.other.get_by_role("status")
        expect(said).to_contain_text("este papel se hizo aquí")
        expect(said).not_to_contain_text(FIRST)
        self.other.get_by_label("El archivo PDF").set_input_files(
            {"name": "resumen.pdf", "mimeType": "application/pdf", "buffer": printed}
        )
        self.other.get_by_label("Código del papel").fill(paper["code"])
        self.other.get_by_role("button", name="Revisar").click()
        expect(said).to_contain_text("El archivo está igual")
        self.show("8-check", self.other)
        return printed

    def _opens_her_case(self) -> None:
        """Loaded anew: it is still open, as it stands by now."""
        self.clerk.reload()
        expect(self.clerk.get_by_role("heading", name=NAME)).to_be_visible()

    def _card(self, title: str) -> Locator:
        heading = self.clerk.get_by_role("heading", name=title, exact=True)
        return self.clerk.locator("section.card").filter(has=heading)
