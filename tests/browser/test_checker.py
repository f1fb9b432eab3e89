"""The checker in a real browser: whole cases, by mouse and keyboard, and all that can fail."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # no stubs in the environment
import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from playwright.sync_api import Browser, Locator, Page, expect

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.facts import (
    Activation,
    Benefit,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sop import SOP, Kip
from pansol.waiting import ZONES
from pansol.wording import ask_key

ARTIFACTS = Path(__file__).parents[2] / "artifacts"
SERVE = "from pansol.serve import Options, serve; serve(Options(port=0, ready=0))"
TOLD = 15_000  # ms within which a person must be told
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
HOSTILE = '<img src=x onerror="window.hacked=1;alert(1)">'
TICKET = "activation=success&charged=yes&benefit=not_received&history=clear&normal_tariff=no"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def opened(page: Page, query: str = "") -> None:
    """Open the checker and wait until it is drawn."""
    page.goto(f"?{query}" if query else "voila/render/checker.ipynb")
    expect(page.locator(".pansol h1")).to_be_visible(timeout=30_000)
    expect(page.locator("html")).to_have_attribute("data-connection", "connected")
    expect(page.locator(".cases .unread")).to_have_count(0)  # the lists come a little later


def heading(page: Page) -> Locator:
    """Give the heading of the step that is shown."""
    return page.locator(".main-column h2")


def press(page: Page, key: str, words: Catalogue = ID) -> None:
    """Click the first button with this wording."""
    page.get_by_role("button", name=words(key), exact=True).first.click()


def at(page: Page, fact: type[Fact], kind: Subscription = Subscription.PREPAID) -> None:
    """Expect a check to be open."""
    expect(heading(page)).to_have_text(ID(ask_key(fact, kind)))


def answer(page: Page, value: Fact, kind: Subscription = Subscription.PREPAID) -> None:
    """Answer the check that must be open by now."""
    at(page, type(value), kind)
    page.locator(".answers button").nth(list(type(value)).index(value)).click()


def fill(page: Page, **texts: str) -> None:
    """Type into fields, or choose in drop-downs."""
    for name, text in texts.items():
        field = page.locator(f"#{name}")
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def typed(moment: datetime, name: str) -> dict[str, str]:
    """Give a time as typed into date, time and zone."""
    return {
        f"{name}_date": f"{moment:%Y-%m-%d}",
        f"{name}_time": f"{moment:%H:%M}",
        f"{name}_zone": f"{moment:%Z}",
    }


def example(page: Page, name: str) -> None:
    """Load a worked example from the list."""
    page.locator("#example").select_option(name)
    expect(page.locator(".notice", has_text=name)).to_be_visible()


def clipboard(page: Page) -> str:
    """Read what was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_prepaid_ticket_from_the_questions_to_the_ticket(page: Page) -> None:
    """Questions, five checks, the card, the form until nothing is missing, copy and downloads."""
    opened(page)
    bought = datetime.now(ZONES["WIB"]) - timedelta(days=3)
    fill(page, card_type="simpati", **typed(bought, "transaction"))
    fill(page, package_name="Internet 15 GB", package_price="65.000", package_quota="15 GB")
    fill(page, package_validity="30 hari", message="Pembelian berhasil", deducted="yes")
    fill(page, location="Makassar", purchase_channel="mytelkomsel", payment_method="pulsa")
    fill(page, complaint_channel="call_centre", charged_amount="65000")
    expect(page.locator(".questions")).to_contain_text(ID("question.evidence.hint"))
    press(page, "step.start")
    expect(page.locator(".where")).to_contain_text("Selena")
    expect(page.locator(".said")).to_contain_text("Pembelian berhasil")
    answer(page, Activation.SUCCESS)
    answer(page, Charged.YES)
    answer(page, Benefit.NOT_RECEIVED)
    answer(page, History.CLEAR)
    answer(page, NormalTariff.NO)
    expect(heading(page)).to_have_text(ID("action.create_ticket"))
    expect(page.locator(".labels .sla")).to_have_text(ID("sla.tier"))
    page.get_by_role("button", name="Salin KIP").click()
    expect(page.locator(".pansol-spoken[aria-live]")).to_have_text(ID("page.copied"))
    assert clipboard(page) == Kip.PRODUCT_NOT_RECEIVED.label
    missing = page.locator(".missing")
    expect(missing).to_contain_text(ID("ticket.missing", count=7))
    fill(page, ticket_class="Keluhan", msisdn="0812-3456-7890", customer_name="Contoh Embun")
    fill(page, contact_number="0812", evidence="Tangkapan layar", transaction_id="UJI-1")
    fill(page, evidence_sender_email="embun@")
    expect(missing).to_contain_text(ID("ticket.malformed", count=2))
    expect(page.locator("#contact_number-error")).to_have_text(ID("fault.phone"))
    expect(page.locator("#evidence_sender_email-error")).to_have_text(ID("fault.email"))
    fill(page, contact_number="021 555 1234", evidence_sender_email="embun@contoh.com")
    expect(missing).to_have_text(ID("ticket.complete"))
    text = page.locator(".ticket-text pre").text_content() or ""
    for part in ("+6281234567890", "Rp65.000", f"{bought:%d-%m-%Y %H:%M} WIB", "embun@contoh.com"):
        assert part in text
    press(page, "ticket.copy")
    expect(page.locator(".pansol-spoken[aria-live]")).to_have_text(ID("page.copied"))
    assert clipboard(page) == text
    with page.expect_download() as saved:
        page.get_by_role("link", name=ID("ticket.download.text")).click()
    assert saved.value.suggested_filename == "tiket.txt"
    assert saved.value.path().read_text(encoding="utf-8") == text
    with page.expect_download() as saved:
        page.get_by_role("link", name=ID("ticket.download.json")).click()
    data = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert (data["rule"], data["sla"]) == ("R7", "tier")
    assert data["fields"]["msisdn"] == "+6281234567890"
    assert data["missing"] == []


def test_a_postpaid_wait_prints_the_exact_end(page: Page) -> None:
    """The order is that for postpaid; the end of the 24 hours stands in the customer's zone."""
    opened(page)
    bought = datetime.now(ZONES["WITA"]) - timedelta(hours=2)
    fill(page, card_type="kartuhalo", **typed(bought, "transaction"))
    press(page, "step.start")
    postpaid = Subscription.POSTPAID
    answer(page, Activation.PENDING, postpaid)
    answer(page, Benefit.NOT_RECEIVED, postpaid)
    answer(page, Charged.NO, postpaid)
    answer(page, History.CLEAR, postpaid)
    answer(page, Outage.CLEAR, postpaid)
    answer(page, NormalTariff.NO, postpaid)
    expect(heading(page)).to_have_text(ID("action.wait_24h"))
    end = ID.moment(bought.replace(second=0, microsecond=0) + timedelta(hours=24))
    expect(page.locator("blockquote")).to_have_text(ID("card.say.wait_24h", until=end))
    expect(page.locator(".advice")).to_contain_text(end)
    assert end.endswith("WITA")
    expect(page.locator(".basis")).to_contain_text("I6")


def test_outage_silence_and_the_examples(page: Page) -> None:
    """An outage has its answer; where the SOP is silent the gap is named and a supervisor asked."""
    opened(page)
    example(page, "R10")
    expect(heading(page)).to_have_text(ID("action.outage_answer"))
    expect(page.locator("blockquote")).to_have_text(ID("card.say.outage_answer"))
    example(page, "G2")
    expect(heading(page)).to_have_text(ID("action.sop_silent"))
    expect(page.locator(".gap")).to_have_text(ID("gap.G2"))
    expect(page.locator(".card .lead")).to_contain_text("supervisor")
    expect(page.locator(".outcomes")).to_contain_text("G2")
    expect(page.locator(".map .lit > .leaf")).to_contain_text("G2")
    expect(page.locator("#customer_name")).to_have_count(0)


def test_back_change_skip_and_a_new_case(page: Page) -> None:
    """Nothing is lost on the way back, any answer can be changed, skipped is unknown."""
    opened(page, "card_type=simpati")
    press(page, "step.start")
    answer(page, Activation.SUCCESS)
    answer(page, Charged.YES)
    at(page, Benefit)
    press(page, "step.back")
    at(page, Charged)
    chosen = page.locator(".answers [aria-pressed=true]")
    expect(chosen).to_contain_text(ID("charged.yes"))
    press(page, "step.back")
    at(page, Activation)
    press(page, "step.back")
    expect(heading(page)).to_have_text(ID("step.questions"))
    expect(page.locator("#card_type")).to_have_value("simpati")
    press(page, "step.start")
    at(page, Benefit)
    press(page, "step.skip")
    at(page, History)
    expect(page.locator(".facts .skipped")).to_contain_text(ID("answers.skipped"))
    change = ID("answers.change.of", name=ID("check.activation"))
    page.get_by_role("button", name=change).click()
    answer(page, Activation.FAILED)
    expect(page.locator(".facts")).to_contain_text(ID("activation.failed"))
    answer(page, History.CLEAR)
    expect(heading(page)).to_have_text(ID("action.incomplete"))
    page.locator(".open-checks button").first.click()
    answer(page, Benefit.NOT_RECEIVED)
    expect(heading(page)).to_have_text(ID("action.create_ticket"))
    expect(page.locator(".kip")).to_have_text(Kip.FAILED_CHARGED.label)
    press(page, "page.restart")
    expect(heading(page)).to_have_text(ID("step.questions"))
    expect(page.locator("#card_type")).to_have_value("")
    expect(page.locator(".facts .known")).to_have_count(1)  # the questions, to go back to


def test_both_languages(page: Page) -> None:
    """`?lang=en` opens in English, the switch changes language and document, answers stay."""
    opened(page, f"lang=en&{TICKET}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(heading(page)).to_have_text(EN("action.create_ticket"))
    expect(page).to_have_title(re.compile("^SOP checker"))
    fill(page, customer_name="Contoh Embun", msisdn="12")
    expect(page.locator("#msisdn-error")).to_have_text(EN("fault.msisdn"))
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(heading(page)).to_have_text(ID("action.create_ticket"))
    expect(page.locator("#msisdn-error")).to_have_text(ID("fault.msisdn"))
    expect(page.locator("#customer_name")).to_have_value("Contoh Embun")
    expect(page).to_have_title(re.compile("^Pemeriksa SOP"))


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus is on a control with this text."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if text in str(page.evaluate("document.activeElement.textContent")):
            return
    pytest.fail(f"Tab never reached {text}")


def test_the_keyboard_alone_suffices(page: Page) -> None:
    """Tab, Enter and digits go the whole way, and the focus follows to each new heading."""
    opened(page)
    focused = page.locator(":focus")
    page.keyboard.press("Tab")
    expect(focused).to_have_class("skip-link")
    page.locator("#card_type").focus()
    page.keyboard.type("simP")
    expect(page.locator("#card_type")).to_have_value("simpati")
    page.locator("#package_price").focus()
    page.keyboard.type("1")
    expect(heading(page)).to_have_text(ID("step.questions"))
    tab_to(page, ID("step.start"))
    page.keyboard.press("Enter")
    for fact, digit in ((Activation, "1"), (Charged, "1"), (Benefit, "4"), (History, "2")):
        expect(focused).to_have_text(ID(ask_key(fact, Subscription.PREPAID)))
        page.keyboard.press(digit)
    expect(focused).to_have_text(ID("action.recheck"))
    tab_to(page, ID("card.rechecked"))
    page.keyboard.press("Enter")
    expect(focused).to_have_text(ID(ask_key(NormalTariff, Subscription.PREPAID)))
    tab_to(page, ID("normal_tariff.no"))
    page.keyboard.press("Enter")
    expect(focused).to_have_text(ID("action.create_ticket"))
    tab_to(page, ID("step.back"))
    page.keyboard.press("Enter")
    expect(focused).to_have_text(ID(ask_key(NormalTariff, Subscription.PREPAID)))


def test_a_held_key_and_a_double_click_answer_once(page: Page) -> None:
    """What was meant for one check never answers the next as well."""
    opened(page, "card_type=simpati")
    press(page, "step.start")
    at(page, Activation)
    page.keyboard.down("1")
    at(page, Charged)
    page.keyboard.down("1")
    page.keyboard.down("1")
    page.keyboard.up("1")
    first = page.locator(".answers button").first.bounding_box()
    assert first
    page.mouse.move(first["x"] + 20, first["y"] + 20)
    page.mouse.down(click_count=1)
    page.mouse.up(click_count=1)
    at(page, Benefit)
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    press(page, "page.language.en")
    expect(heading(page)).to_have_text(EN("ask.benefit"))


def unharmed(page: Page) -> None:
    """Expect that nothing a person supplied was executed or became an element."""
    assert page.evaluate("window.hacked") is None
    assert page.locator(".pansol img").count() == 0


def test_markup_in_the_address_is_text(page: Page) -> None:
    """What fits is taken, what does not is told as text, and personal data is nowhere."""
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    hostile = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    opened(page, f"card_type=simpati&activation=success&charged={hostile}&lang=id")
    at(page, Charged)
    expect(page.locator(".notice")).to_contain_text('charged di alamat berisi "<img src=x')
    expect(page.locator(".facts")).to_contain_text("simPATI")
    unharmed(page)
    opened(page, f"msisdn=081234567890&{hostile}=1")
    expect(page.locator(".notice")).to_contain_text("msisdn, <img src=x")
    assert "081234567890" not in page.locator("body").inner_html()
    unharmed(page)


def test_markup_in_every_field_is_text(page: Page) -> None:
    """Typed into every text field, it is shown as typed and never executed."""
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    opened(page, f"{TICKET}&purchase_channel=mytelkomsel&complaint_channel=ecare_chat")
    fields = page.locator("input[type=text]")
    expect(fields).to_have_count(16)
    for field in fields.all():
        field.fill(HOSTILE)
    expect(page.locator(".ticket-text pre")).to_contain_text(f"Nama pelanggan: {HOSTILE}")
    change = ID("answers.change.of", name=ID("answers.questions"))
    page.get_by_role("button", name=change).click()
    expect(heading(page)).to_have_text(ID("step.questions"))
    for field in page.locator("input[type=text]").all():
        field.fill(HOSTILE)
    press(page, "step.start")
    expect(heading(page)).to_have_text(ID("action.create_ticket"))
    change = ID("answers.change.of", name=ID("check.activation"))
    page.get_by_role("button", name=change).click()
    expect(page.locator(".said")).to_contain_text(HOSTILE)
    unharmed(page)


def test_a_reload_keeps_everything(page: Page) -> None:
    """What was answered, typed and chosen is there again, the place too."""
    opened(page, "card_type=simpati")
    fill(page, location="Makassar", transaction_date="2026-01-02", transaction_time="10:00")
    press(page, "step.start")
    answer(page, Activation.SUCCESS)
    at(page, Charged)
    press(page, "page.language.en")
    expect(heading(page)).to_have_text(EN("ask.charged.prepaid"))
    page.reload()
    expect(heading(page)).to_have_text(EN("ask.charged.prepaid"), timeout=30_000)
    expect(page.locator(".facts")).to_contain_text(EN("activation.success"))
    page.get_by_role("button", name="Bahasa Indonesia").click()
    press(page, "step.back")
    press(page, "step.back")
    expect(page.locator("#location")).to_have_value("Makassar")
    expect(page.locator("#transaction_time")).to_have_value("10:00")


DELAY = """
const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
Object.defineProperty(WebSocket.prototype, "onmessage", {
  set(receive) {
    set.call(this, (event) => setTimeout(() => receive.call(this, event), window.delay ?? 0));
  },
});
"""


def test_slow_answers_take_nothing_back(page: Page) -> None:
    """On a slow network, what is typed while answers are on their way stays as typed."""
    page.add_init_script(DELAY)
    opened(page)
    page.evaluate("window.delay = 450")  # answers come just after the next letter was sent
    page.locator("#location").press_sequentially("Makassar", delay=400)
    page.locator("#deducted").select_option("yes")
    page.locator("#deducted").select_option("no")
    press(page, "step.start")
    at(page, Activation)
    press(page, "step.back")
    expect(page.locator("#location")).to_have_value("Makassar")
    expect(page.locator("#deducted")).to_have_value("no")


def signal_kernel(page: Page, server: int, what: signal.Signals) -> None:
    """Send a signal to the Python process behind the page."""
    kernel = page.locator("#page").get_attribute("data-kernel") or "none"
    for child in psutil.Process(server).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if any(kernel in part for part in child.cmdline()):
                child.send_signal(what)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot halt a process by a signal")
def test_what_was_typed_since_is_never_left_out(page: Page, server: tuple[str, int]) -> None:
    """A page foreseen before a text was typed is not shown after it: the text would be missing."""
    heard: list[str] = []
    page.on("websocket", lambda s: s.on("framereceived", lambda frame: heard.append(str(frame))))
    opened(page, "card_type=simpati")
    wait_for_foresight(page, heard, '["forward"]')
    signal_kernel(page, server[1], signal.SIGSTOP)
    try:
        page.locator("#message").fill("paket aktif")
        press(page, "step.start")
        page.wait_for_timeout(300)
        expect(page.locator("#message")).to_be_visible()
    finally:
        signal_kernel(page, server[1], signal.SIGCONT)
    at(page, Activation)
    expect(page.locator(".said")).to_contain_text("paket aktif")


def wait_for_foresight(page: Page, heard: list[str], act: str) -> None:
    """Wait until the browser has been told what an act would show."""
    until = time.monotonic() + 10
    while not any(act in foreseen(frame) for frame in heard):
        assert time.monotonic() < until
        page.wait_for_timeout(50)


def foreseen(frame: str) -> list[str]:
    """Give the acts whose pages a message to the browser brings in advance."""
    data = json.loads(frame).get("content", {}).get("data", {})
    ahead = data.get("content", {}).get("ahead") if isinstance(data, dict) else None
    return list(json.loads(ahead)["trees"]) if ahead else []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot halt a process by a signal")
def test_the_next_step_is_shown_before_python_answers(page: Page, server: tuple[str, int]) -> None:
    """While Python is halted, a click shows what was foreseen; Python takes the act after all."""
    heard: list[str] = []
    page.on("websocket", lambda s: s.on("framereceived", lambda frame: heard.append(str(frame))))
    opened(page, "card_type=simpati")
    press(page, "step.start")
    at(page, Activation)
    wait_for_foresight(page, heard, '["skip","activation"]')
    signal_kernel(page, server[1], signal.SIGSTOP)
    try:
        page.locator(".answers button").first.click()
        at(page, Charged)
        expect(heading(page)).to_be_focused()
        page.locator(".answers button").first.click()  # foreseen by nobody: it waits
        page.wait_for_timeout(300)
        at(page, Charged)
    finally:
        signal_kernel(page, server[1], signal.SIGCONT)
    at(page, Benefit)
    facts = page.locator(".facts")
    expect(facts).to_contain_text(ID("activation.success"))
    expect(facts).to_contain_text(ID("charged.yes"))


def test_a_killed_kernel_is_told_and_the_answers_come_back(
    page: Page, server: tuple[str, int]
) -> None:
    """Within 15 s a banner says so; loading the page again brings everything back."""
    opened(page, "card_type=simpati")
    fill(page, location="Makassar")
    press(page, "step.start")
    answer(page, Activation.PENDING)
    at(page, Charged)
    banner = page.locator(".pansol-banner")
    expect(banner).to_be_empty()
    signal_kernel(page, server[1], signal.SIGKILL)
    expect(banner).to_contain_text(ID("page.lost"), timeout=TOLD)
    page.screenshot(path=ARTIFACTS / "checker-lost.png")
    banner.get_by_role("button", name=ID("page.reload")).click()
    expect(banner).to_be_empty()
    at(page, Charged)
    expect(page.locator(".facts")).to_contain_text(ID("activation.pending"))


def test_a_lost_network_keeps_what_is_done_meanwhile(page: Page) -> None:
    """The banner comes and goes with the network, and an answer given in between arrives."""
    opened(page, "card_type=simpati")
    press(page, "step.start")
    at(page, Activation)
    banner = page.locator(".pansol-banner")
    page.context.set_offline(offline=True)
    expect(banner).to_contain_text(ID("page.lost"), timeout=TOLD)
    page.locator(".answers button").first.click()
    page.context.set_offline(offline=False)
    expect(banner).to_be_empty(timeout=TOLD)
    at(page, Charged)


def test_a_silent_server_loses_nothing(
    browser: Browser, doomed: tuple[str, subprocess.Popen[str]]
) -> None:
    """What was sent while the server did not listen arrives once it does, in order and once."""
    address, process = doomed
    context = browser.new_context(base_url=address)
    page = context.new_page()
    opened(page, "card_type=simpati")
    press(page, "step.start")
    at(page, Activation)
    press(page, "step.back")
    expect(page.locator("#location")).to_be_visible()
    banner = page.locator(".pansol-banner")
    process.send_signal(signal.SIGSTOP)
    fill(page, location="Makassar")
    press(page, "step.start")
    expect(banner).to_contain_text(ID("page.lost"), timeout=TOLD)
    process.send_signal(signal.SIGCONT)
    expect(banner).to_be_empty(timeout=TOLD)
    at(page, Activation)
    answer(page, Activation.PENDING)
    at(page, Charged)
    press(page, "step.back")
    press(page, "step.back")
    expect(page.locator("#location")).to_have_value("Makassar")
    context.close()


DEAF = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (text) {
  if (!String(text).includes('"restore"')) send.call(this, text);
};
"""


def test_two_reloads_in_a_row_keep_everything(page: Page) -> None:
    """A reload before the answers of the last one came back finds them all the same."""
    opened(page, "card_type=simpati")
    press(page, "step.start")
    answer(page, Activation.PENDING)
    at(page, Charged)
    page.evaluate("sessionStorage.setItem('deaf', 'yes')")
    page.add_init_script(f"if (sessionStorage.getItem('deaf')) {{ {DEAF} }}")
    page.reload()
    expect(heading(page)).to_be_visible(timeout=30_000)
    page.evaluate("sessionStorage.removeItem('deaf')")
    page.reload()
    at(page, Charged)
    expect(page.locator(".facts")).to_contain_text(ID("activation.pending"))


@pytest.fixture
def doomed(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve the notebooks in a process that a test may kill."""
    run = [sys.executable, "-c", SERVE]
    with (
        (tmp_path / "server.log").open("w") as errors,
        subprocess.Popen(run, stdout=subprocess.PIPE, stderr=errors, text=True) as process,  # noqa: S603
    ):
        assert process.stdout
        address = process.stdout.readline().strip()
        children = psutil.Process(process.pid).children
        try:
            yield address, process
        finally:
            for child in children(recursive=True) if process.poll() is None else []:
                child.kill()
            process.kill()


def test_a_server_that_is_gone_is_told(
    browser: Browser, doomed: tuple[str, subprocess.Popen[str]]
) -> None:
    """A server that was killed and stays away is told within 15 s, and the answers wait."""
    address, process = doomed
    context = browser.new_context(base_url=address)
    page = context.new_page()
    opened(page, "card_type=simpati&activation=success")
    at(page, Charged)
    kernels = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    for kernel in kernels:
        kernel.kill()
    banner = page.locator(".pansol-banner")
    expect(banner).to_contain_text(ID("page.lost"), timeout=TOLD)
    assert "simpati" in str(page.evaluate("JSON.stringify(sessionStorage)"))
    context.close()


TAMPER = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (text) {
  const custom = typeof text === "string" && text.includes('"custom"');
  return send.call(this, custom && window.tamper ? window.tamper(text) : text);
};
"""


def test_a_refused_message_is_told_by_number_alone(page: Page) -> None:
    """What the page never offers is refused; the person gets a number, the browser no detail."""
    frames: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))),
    )
    page.add_init_script(TAMPER)
    opened(page, "activation=success")
    spoil = "text.replace('\"answer\"', '\"no act 081234567890\"')"
    page.evaluate(f"() => {{ window.tamper = text => {spoil}; }}")
    page.locator(".answers button").first.click()
    problem = page.get_by_role("alert").filter(has_text=re.compile("[0-9A-F]{6}"))
    expect(problem).to_contain_text(ID("page.problem", incident="").rstrip(" ."))
    page.evaluate("window.tamper = null")
    at(page, Charged)
    time.sleep(0.3)  # for what might still come
    assert not [frame for frame in frames if "Traceback" in frame or "BadActionError" in frame]
    answer(page, Charged.YES)
    at(page, Benefit)
    expect(problem).to_have_count(0)


SCREENS = {
    "inform": "R1-prepaid",
    "recheck": "R2",
    "outage": "R10",
    "wait": "R11",
    "silent": "G2",
}


def screens(page: Page) -> Iterator[str]:
    """Go to each kind of screen of a freshly opened page; give its name."""
    yield "questions"
    press(page, "step.start")
    at(page, Activation)
    yield "check"
    for _ in SOP.checks[Subscription.PREPAID]:
        before = heading(page).inner_text()
        press(page, "step.skip")
        expect(heading(page)).not_to_have_text(before)
        if heading(page).inner_text() == ID("action.incomplete"):
            break
    yield "open"
    for name, loaded in SCREENS.items():
        example(page, loaded)
        yield name
    example(page, "R7")
    fill(page, purchase_channel="mytelkomsel", msisdn="12", charged_amount="y")
    fill(page, evidence_sender_email="x")
    fill(page, incident_date="2099-01-01")
    expect(page.locator("#charged_amount-error")).to_be_visible()
    page.locator(".card summary").click()
    yield "ticket"


def findings(page: Page, **only: object) -> list[tuple[str, list[str]]]:
    """Give axe's serious and critical findings with what they were found at."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        (violation["id"], [f"{node['html'][:200]}: {node['failureSummary']}" for node in nodes])
        for violation in violations
        if violation["impact"] in {"serious", "critical"} and (nodes := violation["nodes"])
    ]


def test_no_screen_has_a_serious_finding(page: Page) -> None:
    """WCAG 2.2 AA as far as axe can tell, on every kind of screen; in the dark, its contrast."""
    page.emulate_media(reduced_motion="reduce")  # else a colour is measured on its way
    opened(page)
    found = []
    for name in screens(page):
        page.emulate_media(color_scheme="light")
        found += [(name, *one) for one in findings(page, type="tag", values=WCAG)]
        page.emulate_media(color_scheme="dark")
        found += [
            (f"{name}, dark", *one)
            for one in findings(page, type="rule", values=["color-contrast"])
        ]
        page.screenshot(path=ARTIFACTS / f"checker-{name}-dark.png", full_page=True)
    assert found == []


@pytest.mark.parametrize("size", ["page", "phone"])
def test_nothing_sticks_out_in_either_language(size: str, request: pytest.FixtureRequest) -> None:
    """On an office screen and at 360 px there is no scrolling to the side; pictures are kept."""
    page: Page = request.getfixturevalue(size)
    opened(page)
    wide = page.viewport_size
    assert wide
    for name in screens(page):
        for language, words in (("en", EN), ("id", ID)):
            press(page, f"page.language.{language}")
            expect(page.locator(".page-header h1")).to_have_text(words("checker.title"))
            assert page.evaluate("document.documentElement.scrollWidth") <= wide["width"], name
            file = f"checker-{name}-{language}-{wide['width']}.png"
            page.screenshot(path=ARTIFACTS / file, full_page=True)


def test_a_card_can_be_printed(page: Page) -> None:
    """The paper has the outcome and leaves the controls out."""
    opened(page, TICKET)
    expect(heading(page)).to_have_text(ID("action.create_ticket"))
    page.emulate_media(media="print")
    expect(page.locator(".toolbar")).to_be_hidden()
    expect(heading(page)).to_be_visible()
    paper = page.pdf(path=ARTIFACTS / "checker-print.pdf")
    assert paper.startswith(b"%PDF")
    assert len(paper) > 10_000
