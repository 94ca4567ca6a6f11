#!/usr/bin/env python3
"""Proves that each rule of check.py finds what it is for, and leaves good code alone."""

import os
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check  # noqa: E402


class RuleTest(unittest.TestCase):
    def tree(self, files):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for name, text in files.items():
            path = os.path.join(folder.name, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return check.Tree(folder.name)

    def finds(self, rule, files, place):
        """The rule finds exactly one thing, at `place` ("file:line")."""
        found = rule(self.tree(files))
        self.assertEqual([f"{f.path}:{f.line}" for f in found], [place], [str(f) for f in found])

    def finds_nothing(self, rule, files):
        self.assertEqual([str(f) for f in rule(self.tree(files))], [])

    def test_an_include_of_a_higher_room_is_found(self):
        self.finds(check.check_levels, {"server/base/a.hpp": '#pragma once\n#include "server/net/b.hpp"\n'}, "server/base/a.hpp:2")

    def test_an_include_of_another_room_on_the_same_level_is_found(self):
        self.finds(check.check_levels, {"server/identity/a.cpp": '#include "server/domain/b.hpp"\n'}, "server/identity/a.cpp:1")

    def test_includes_of_the_own_room_and_of_lower_rooms_are_fine(self):
        self.finds_nothing(check.check_levels, {
            "server/table/a.cpp": '#include "server/table/a.hpp"\n#include "server/domain/state.hpp"\n#include <vector>\n'})

    def test_a_file_in_an_unknown_room_is_found(self):
        self.finds(check.check_levels, {"server/helpers/a.cpp": "int a;\n"}, "server/helpers/a.cpp:1")

    def test_an_own_header_in_angle_brackets_of_a_higher_room_is_found(self):
        self.finds(check.check_levels, {"server/base/a.cpp": "#include <server/cli/b.hpp>\n"}, "server/base/a.cpp:1")

    def test_a_relative_include_is_found(self):
        self.finds(check.check_include_form, {"server/base/a.cpp": '#include "a.hpp"\n', "server/base/a.hpp": ""}, "server/base/a.cpp:1")

    def test_an_include_of_a_missing_file_is_found(self):
        self.finds(check.check_include_form, {"server/base/a.cpp": '#include "server/base/gone.hpp"\n'}, "server/base/a.cpp:1")

    def test_sqlite_outside_storage_is_found(self):
        self.finds(check.check_owned_headers, {"server/record/a.cpp": "#include <sqlite3.h>\n"}, "server/record/a.cpp:1")

    def test_sqlite_inside_storage_is_fine(self):
        self.finds_nothing(check.check_owned_headers, {"server/storage/a.cpp": "#include <sqlite3.h>\n"})

    def test_asio_outside_net_is_found(self):
        self.finds(check.check_owned_headers, {"server/table/a.cpp": "#include <boost/asio/post.hpp>\n"}, "server/table/a.cpp:1")

    def test_beast_outside_net_is_found(self):
        self.finds(check.check_owned_headers, {"server/cli/a.cpp": "#include <boost/beast.hpp>\n"}, "server/cli/a.cpp:1")

    def test_simdjson_outside_the_reader_is_found(self):
        self.finds(check.check_owned_headers, {"server/cli/a.cpp": "#include <simdjson.h>\n"}, "server/cli/a.cpp:1")

    def test_other_parts_of_boost_are_fine_everywhere(self):
        self.finds_nothing(check.check_owned_headers, {"server/cli/a.cpp": "#include <boost/describe/class.hpp>\n"})

    def test_parsing_with_nlohmann_is_found(self):
        self.finds(check.check_strict_reading, {"server/cli/a.cpp": "\nauto v = nlohmann::json::parse(text);\n"}, "server/cli/a.cpp:2")

    def test_a_cycle_of_headers_is_found(self):
        self.finds(check.check_cycles, {
            "server/base/a.hpp": '#include "server/base/b.hpp"\n', "server/base/b.hpp": '#include "server/base/c.hpp"\n',
            "server/base/c.hpp": '\n#include "server/base/a.hpp"\n'}, "server/base/c.hpp:2")

    def test_a_diamond_of_headers_is_fine(self):
        self.finds_nothing(check.check_cycles, {
            "server/base/a.hpp": '#include "server/base/b.hpp"\n#include "server/base/c.hpp"\n',
            "server/base/b.hpp": '#include "server/base/d.hpp"\n', "server/base/c.hpp": '#include "server/base/d.hpp"\n',
            "server/base/d.hpp": ""})

    def test_a_thread_in_the_domain_is_found(self):
        self.finds(check.check_pure_domain, {"server/domain/a.cpp": "#include <thread>\n"}, "server/domain/a.cpp:1")

    def test_json_in_the_domain_is_found(self):
        self.finds(check.check_pure_domain, {"server/domain/a.cpp": '#include "protocol/json/read.hpp"\n'}, "server/domain/a.cpp:1")

    def test_a_clock_read_in_the_domain_is_found(self):
        self.finds(check.check_pure_domain, {"server/domain/a.cpp": "auto t = std::chrono::system_clock::now();\n"},
                   "server/domain/a.cpp:1")

    def test_dates_in_the_domain_are_fine(self):
        self.finds_nothing(check.check_pure_domain, {"server/domain/a.cpp": "#include <chrono>\nstd::chrono::sys_days d;  // no system_clock\n"})

    def test_a_coroutine_outside_net_is_found(self):
        self.finds(check.check_coroutines, {"server/table/a.cpp": "co_return;\n"}, "server/table/a.cpp:1")

    def test_an_aggregate_beside_co_await_is_found(self):
        self.finds(check.check_coroutines, {"server/net/a.cpp": "co_await send(Frame{1, 2});\n"}, "server/net/a.cpp:1")

    def test_braces_as_an_argument_beside_co_await_are_found(self):
        self.finds(check.check_coroutines, {"server/net/a.cpp": "co_await send({1, 2});\n"}, "server/net/a.cpp:1")

    def test_co_await_inside_an_aggregate_is_found(self):
        self.finds(check.check_coroutines, {"server/net/a.cpp": "Message m{co_await read()};\n"}, "server/net/a.cpp:1")

    def test_a_capturing_lambda_beside_co_await_is_found(self):
        self.finds(check.check_coroutines, {"server/net/a.cpp": "co_await post([this] { go(); });\n"}, "server/net/a.cpp:1")

    def test_a_named_argument_beside_co_await_is_fine(self):
        self.finds_nothing(check.check_coroutines, {
            "server/net/a.cpp": "if (open) { co_await send(std::move(frame)); }\nfor (;;) co_await read(buffer[0]);\n"})

    def test_a_file_past_the_limit_is_found(self):
        self.finds(check.check_length, {"server/base/a.cpp": "int a;\n" * 501}, "server/base/a.cpp:501")

    def test_a_file_at_the_limit_is_fine(self):
        self.finds_nothing(check.check_length, {"client-web/src/views/a.tsx": "x\n" * 500})

    def test_a_generated_file_may_be_long(self):
        self.finds_nothing(check.check_length, {"client-web/src/protocol/a.ts": "// Generated from schemas/\n" + "x\n" * 900})

    def test_an_unknown_name_at_the_root_is_found(self):
        self.finds(check.check_top_level, {"notes/a.md": "", "server/base/a.cpp": "", ".editorconfig": ""}, "notes:1")

    def test_a_note_to_oneself_is_found(self):
        self.finds(check.check_marks, {"server/base/a.cpp": "int a;  // TO" + "DO: later\n"}, "server/base/a.cpp:1")

    def test_a_skipped_test_without_reason_is_found(self):
        self.finds(check.check_skips, {"tests/e2e/a.test.mjs": "\ntest.skip('x', () => {});\n"}, "tests/e2e/a.test.mjs:2")

    def test_a_skipped_test_with_its_reason_is_fine(self):
        self.finds_nothing(check.check_skips, {"tests/unit/a/a.cpp": "// skipped: needs two disks\nGTEST_SKIP();\n",
                                               "tests/unit/a/b.cpp": 'GTEST_SKIP() << "no vectors here";\n'})

    def test_a_lower_client_layer_importing_a_higher_one_is_found(self):
        self.finds(check.check_client_layers, {"client-web/src/rpc/a.ts": "import { b } from '../store/b';\n"}, "client-web/src/rpc/a.ts:1")

    def test_a_view_importing_the_store_is_fine(self):
        self.finds_nothing(check.check_client_layers, {"client-web/src/views/a.tsx": 'import { b } from "../store/b";\n'})

    def test_an_import_over_several_lines_is_found(self):
        self.finds(check.check_client_layers, {"client-web/src/transport/a.ts": "import {\n  b,\n} from '../rpc/b';\n"},
                   "client-web/src/transport/a.ts:3")

    def test_a_store_that_draws_is_found(self):
        self.finds(check.check_client_layers, {"client-web/src/store/a.ts": "import { Button } from 'design-react-kit';\n"},
                   "client-web/src/store/a.ts:1")

    def test_a_finding_ends_the_program_with_status_1_and_its_place(self):
        tree = self.tree({"server/base/a.cpp": "#include <sqlite3.h>\n"})
        ran = subprocess.run([sys.executable, check.__file__, "--root", tree.root], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("server/base/a.cpp:1: owned headers:", ran.stdout)
        self.assertEqual(ran.stdout.splitlines()[-1], f"{len(check.RULES) - 1} passed, 1 failed")

    def test_a_folder_without_code_is_refused(self):
        tree = self.tree({"README.md": ""})
        ran = subprocess.run([sys.executable, check.__file__, "--root", tree.root], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 2)


if __name__ == "__main__":
    unittest.main()
