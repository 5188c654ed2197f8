"""A visitor at the served house: the citizens' door opens, an officer signs in with password and code."""

import pytest
from playwright.sync_api import Page, expect

from tests.served import Served


def test_the_citizens_door_opens_and_says_which_day_it_plays(page: Page):
    page.goto("/")
    assert page.title()
    expect(page.locator("body")).to_contain_text("20/11/2023")


@pytest.mark.parametrize("login", ["quan-tri", "mot-cua.dongda"])
def test_an_officer_signs_in_with_password_and_code(page: Page, served: Served, login: str):
    page.goto("/dang-nhap/")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", served.accounts[login].password)
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=code]")
    page.fill("input[name=code]", served.code(login))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap" not in url)
    expect(page.locator("body")).to_contain_text(served.accounts[login].name)
