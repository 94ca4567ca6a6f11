#!/usr/bin/env python3
"""What must hold for the demonstration data whatever loads it: marked inventions, no act of a real body, whole references."""

import datetime
import json
import os
import unittest

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "deploy", "demo", "lagonegrese-pollino.json")


class DemonstrationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(PATH, encoding="utf-8") as file:
            cls.data = json.load(file)
        cls.organisations = {row["source_ref"]: row for row in cls.data["organisations"]}
        cls.nodes = {row["source_ref"]: row for row in cls.data["plan"]["nodes"]}
        cls.items = {row["source_ref"] for rows in cls.data["catalogues"].values() for row in rows}
        cls.comuni = {row["source_ref"]: row for row in cls.data["comuni"]}
        cls.zones = {row["source_ref"] for row in cls.data["zones"]}

    def acting(self):
        """Every organisation that acts anywhere, with the place."""
        for row in self.data["mandates"]:
            yield row["organisation"], row["holder_email"]
        for row in self.data["demo_proposals"]:
            for ref in [row["proposer"], *row["content"]["co_proposers"], *row["cosigned_by"], *row["supported_by"]]:
                yield ref, row["source_ref"]
        for row in self.data["demo_comments"]:
            yield row["organisation"], row["source_ref"]
        for vote in self.data["demo_votes"]:
            for row in vote["positions"]:
                yield row["organisation"], vote["source_ref"]

    def test_no_account_act_or_position_belongs_to_a_real_body(self):
        for organisation, place in self.acting():
            self.assertTrue(self.organisations[organisation]["demo"], f"{organisation} acts in {place}")

    def test_every_account_is_a_role_at_an_address_that_cannot_exist(self):
        for row in self.data["mandates"] + self.data["appointments"]:
            self.assertTrue(row["holder_email"].endswith("@demo.invalid"), row)

    def test_invented_bodies_say_so_in_their_name(self):
        for row in self.organisations.values():
            self.assertEqual(row["demo"], "dimostrativ" in row["name"], row["name"])

    def test_the_table_has_64_bodies_54_votes_and_14_voters_for_demonstration(self):
        voters = [row for row in self.organisations.values() if row["voting"]]
        self.assertEqual((len(self.organisations), len(voters), sum(row["demo"] for row in voters)), (64, 54, 14))

    def test_each_voter_for_demonstration_has_one_delegate(self):
        delegates = sorted(row["organisation"] for row in self.data["mandates"] if row["capacity"] == "delegate")
        self.assertEqual(delegates, sorted(r for r, row in self.organisations.items() if row["demo"] and row["voting"]))

    def test_the_voters_for_demonstration_can_reach_the_quorum(self):
        rule = self.data["regulation"]["rules"]["async_quorum"]
        self.assertLessEqual(54 * rule["num"], 14 * rule["den"])

    def test_an_affiliation_group_has_one_vote_at_most(self):
        for ref in self.organisations:
            group = [row for r, row in self.organisations.items() if ref in (r, row.get("affiliated_to"))]
            self.assertLessEqual(sum(row["voting"] for row in group), 1 if len(group) > 1 else 54, ref)

    def test_the_plan_is_that_of_the_ambito(self):
        kinds = [row["fields"]["kind"] for row in self.nodes.values()]
        self.assertEqual([kinds.count(kind) for kind in ("section", "area", "objective", "action", "indicator")], [8, 8, 15, 4, 4])

    def test_every_reference_leads_somewhere(self):
        for row in self.nodes.values():
            fields = row["fields"]
            self.assertTrue("parent" not in row or row["parent"] in self.nodes, row["source_ref"])
            for item in fields.get("leps", []) + fields.get("funding", []):
                self.assertIn(item, self.items)
            for link in fields.get("integration", []):
                self.assertIn(link["partner"], self.organisations)
            for zone in fields.get("where", {}).get("zones", []) + fields.get("harmonisation", {}).get("zones", []):
                self.assertIn(zone, self.zones)
        for row in self.organisations.values():
            self.assertTrue("comune" not in row or row["comune"] in self.comuni)
            self.assertTrue("affiliated_to" not in row or row["affiliated_to"] in self.organisations)
        for row in self.data["demo_proposals"]:
            self.assertIn(row["content"]["target"], self.nodes)
            for evidence in row["content"]["evidence"]:
                self.assertTrue(evidence in self.items or evidence in self.nodes, evidence)
            for comune in row["content"]["patch"].get("scope", {}).get("comuni", []):
                self.assertTrue(self.comuni[comune]["active"], comune)

    def test_every_provenance_is_a_known_source_or_says_what_it_is(self):
        keys = {row["key"] for row in self.data["sources"]}
        for row in [*self.organisations.values(), *self.comuni.values(), *self.nodes.values()]:
            self.assertIn(row["provenance"].split(";")[0].split(" ")[0].split(":")[0], keys, row["source_ref"])

    def test_a_change_quotes_the_text_in_force(self):
        for row in self.data["demo_proposals"]:
            patch = row["content"]["patch"]
            if patch["kind"] == "modify":
                self.assertEqual(patch["quoted_text"], self.nodes[row["content"]["target"]]["text"])
                self.assertNotEqual(patch["quoted_text"], patch["text"])

    def test_there_is_one_proposal_of_each_kind(self):
        kinds = sorted(row["content"]["patch"]["kind"] for row in self.data["demo_proposals"])
        self.assertEqual(kinds, ["articulate", "differentiate", "enrich", "modify"])

    def test_the_phases_follow_one_another_without_a_gap(self):
        phases = self.data["cycle"]["phases"]
        self.assertEqual(len(phases), 14)
        for before, after in zip(phases, phases[1:]):
            end = datetime.date.fromisoformat(before["to"])
            self.assertEqual(end + datetime.timedelta(days=1), datetime.date.fromisoformat(after["from"]), after["phase"])

    def test_nothing_is_null(self):
        self.assertNotIn("null", json.dumps(self.data).replace('"', " ").split())


if __name__ == "__main__":
    unittest.main()
