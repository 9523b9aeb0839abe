"""Goldpan's magics, values and progress in the embedded kernel, as a client sees them."""

import os
import re
import struct
import time
import unittest
import zlib

from test_goldpan_kernel import Client


MODEL = os.path.join(os.path.dirname(__file__), "../../../../toolkit/src/test/resources/goldpan/predict/means.pt")


def write_png(path, side, colour):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class MagicsTest(Client):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        reply = cls.client.execute_interactive(
            'var small = dataset("mnist-test").where(s -> s.index() % 20 == 0); Session.current().keep(small);',
            timeout=120, output_hook=lambda m: None)
        assert reply["content"]["status"] == "ok", reply
        cls.outputs = []
        for line in ("%baseline --folds 2 --epochs 2 --seed 7", "%mine"):
            reply = cls.client.execute_interactive(line, timeout=300, output_hook=cls.outputs.append)
            assert reply["content"]["status"] == "ok", reply

    def shown(self, code):
        reply, outputs = self.run_cell(code, timeout=120)
        self.assertEqual("ok", reply["status"], reply)
        return [c["data"] for t, c in outputs if t in ("display_data", "execute_result")]

    def refused(self, code):
        reply, _ = self.run_cell(code, timeout=120)
        self.assertEqual("MagicError", reply.get("ename"), reply)
        self.assertNotIn("\tat ", "".join(reply["traceback"]))
        return reply["evalue"]

    def test_progress_is_one_bar_a_task_and_ends_tidy(self):
        begun, texts = {}, {}
        for m in self.outputs:
            if m["msg_type"] in ("display_data", "update_display_data"):
                id = m["content"]["transient"].get("display_id")
                if id:
                    begun.setdefault(id, m["msg_type"])
                    texts[id] = m["content"]["data"]["text/plain"]
        self.assertEqual({"display_data"}, set(begun.values()))
        training = [t for t in texts.values() if t.startswith("training 2 folds")]
        self.assertEqual(1, len(training))
        self.assertRegex(training[0], r"^training 2 folds: 1,000 images in .*, [\d.,]+ a second")

    def test_values_show_themselves(self):
        for code, html, picture in (
            ("%dataset", "<td", True),
            ("dataset()", "<td", True),
            ("%losses", "<samp", True),
            ("%suspects --top 4", "<td", True),
            ("%thresholds", "<table", True),
            ("%decisions", "<samp", False),
            ("%classes", "<table", False),
            ("%scores", "<table", False),
            ("%runs", "<table", False),
            ("%run", "<samp", True),
            ("Session.current().baseline().get()", "<samp", True),
            ("Session.current().baseline().get().curve()", "<img", True),
            ("losses().top(3).gallery()", "<td", True),
            ("losses().table()", "<table", False),
            ("losses().predictions()", "<table", False),
        ):
            data = self.shown(code)[-1]
            self.assertIn(html, data["text/html"], code)
            self.assertEqual(picture, "<img" in data["text/html"], code)
            self.assertGreater(len(data["text/plain"]), 5, code)

    def test_figures_are_pictures_of_their_size(self):
        for code in ("%plot confusion", "losses().histogram()", "%losses --threshold otsu"):
            reply, outputs = self.run_cell(code)
            content = [c for t, c in outputs if t in ("display_data", "execute_result")][-1]
            self.assertTrue(content["data"]["image/png"].startswith("iVBOR"), code)
            self.assertEqual(800, content["metadata"]["image/png"]["width"], code)

    def test_magics_are_java_expressions(self):
        self.assertEqual("500", self.value("Dataset d = %dataset\nd.size()"))
        self.assertEqual("3", self.value("int n = (%suspects --top 3).size();\nn"))
        self.assertEqual("margin", self.value("Losses m = %losses --by margin\nm.score().name()"))
        self.value("Session.current().keep(small); Session.current().keep(run().losses()).size()")

    def test_decisions(self):
        worst = self.value("losses().top(1).get(0).id()")
        self.assertIn("1 relabel", self.shown(f"%relabel {worst} 3 --why 'is a three'")[-1]["text/plain"])
        self.assertEqual("is a three", self.value("decisions().list().get(0).why()"))
        self.assertIn("with 1 decision\n", self.shown("%thresholds")[-1]["text/plain"])
        self.assertIn("undo", self.shown("%undo")[-1]["text/plain"])
        self.assertNotIn("with ", self.shown("%thresholds")[-1]["text/plain"].splitlines()[0])
        self.assertIn("redo", self.shown("%redo")[-1]["text/plain"])
        self.shown(f"%drop {worst}")
        clean = os.path.join(os.environ["GOLDPAN_TEST_FOLDER"], "clean ü 猫")
        self.assertIn("exported 499", self.shown(f'%export "{clean}"')[-1]["text/plain"])
        self.assertEqual("499", self.value(f'Dataset again = %dataset "{clean}"\nagain.size()'))
        self.assertIn("the last decision is on mnist-test", self.refused("%undo"))
        self.assertIn("the losses are of mnist-test", self.refused("%suspects --top 3"))
        self.value("Session.current().keep(small).size()")
        self.shown("%undo")
        self.value("Session.current().keep(small); Session.current().keep(run().losses()).size()")

    def test_each_suspect(self):
        self.shown("%suspects --top 3")
        _, outputs = self.run_cell('%%sample --top 2\nSystem.out.println("is " + s.given());')
        text = "".join(c["text"] for t, c in outputs if t == "stream")
        self.assertEqual(2, text.count("is "))
        reply, _ = self.run_cell("%%sample\nint none = 1;\nnowhere();")
        self.assertEqual("CompileError", reply["ename"])

    def test_wrong_calls_are_told_without_stack_traces(self):
        self.assertIn("did you mean --epochs?", self.refused("%baseline --epoch 3"))
        self.assertIn("quote words that belong together", self.refused("%dataset my folder"))
        self.assertIn("neither a bundled dataset nor a path", self.refused("%dataset nowhere"))
        self.assertIn("expected one of", self.refused("%relabel 0 cat"))
        self.assertIn("expected an id", self.refused("%drop nothing"))
        self.assertIn("expected a number or one of", self.refused("%losses --threshold otto"))
        self.assertIn("expected doctor", self.refused("%goldpan docter"))
        self.assertIn("confusion", self.refused("%plot confusing"))

    def test_every_magic_explains_itself(self):
        names = [line.split()[0] for line in self.shown("%magics")[-1]["text/plain"].splitlines()]
        self.assertGreater(len(names), 25)
        for name in names:
            self.assertIn(f"Usage: {name}", self.shown(f"{name} --help")[-1]["text/plain"])

    def complete(self, code):
        self.client.complete(code)
        return self.client.get_shell_msg(timeout=30)["content"]["matches"]

    def test_completion_knows_names(self):
        self.assertIn("mnist-test", self.complete("%dataset mn"))
        self.assertIn("7", self.complete("%suspects --given "))
        self.assertIn("otsu", self.complete("%losses --threshold o"))
        self.assertIn("doctor", self.complete("%goldpan d"))
        self.assertIn("confusion", self.complete("Figure f = %plot con"))

    def test_inspection_explains_magics(self):
        self.client.inspect("%mine --in", 3)
        found = self.client.get_shell_msg(timeout=30)["content"]
        self.assertIn("Usage: %mine", found["data"]["text/plain"])

    def test_doctor(self):
        text = self.shown("%goldpan doctor")[-1]["text/plain"]
        for word in ("Java", "PyTorch", "loaded from", "GPU", "memory", "cache"):
            self.assertIn(word, text)

    def test_log_comes_back_when_asked_for(self):
        code = 'org.slf4j.LoggerFactory.getLogger("ai.djl.some").debug("said");'
        self.assertEqual([], self.run_cell(code)[1])
        self.shown("%goldpan log debug")
        self.assertIn("said", "".join(c["text"] for t, c in self.run_cell(code)[1]))
        self.shown("%goldpan log warn")
        self.assertEqual([], self.run_cell(code)[1])

    def interrupted_under_way(self, code, what):
        """Interrupts a cell once its progress bar moves; the seconds until it had ended."""
        message = self.client.execute(code)
        while True:
            seen = self.client.get_iopub_msg(timeout=60)
            text = seen["content"].get("data", {}).get("text/plain", "")
            if seen["msg_type"] == "update_display_data" and text.startswith(what):
                break
        started = time.monotonic()
        self.manager.interrupt_kernel()
        while True:
            reply = self.client.get_shell_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == message:
                break
        seconds = time.monotonic() - started
        self.assertEqual("Interrupted", reply["content"]["ename"], reply["content"])
        self.assertLess(len(reply["content"]["traceback"]), 3)
        return seconds

    def live(self):
        """Native arrays, as the doctor counts them."""
        line = re.search(r"native +([\d,]+) arrays alive", self.shown("%goldpan doctor")[-1]["text/plain"])
        return int(line.group(1).replace(",", ""))

    def test_interrupt_stops_training_and_leaves_nothing(self):
        runs, live = self.value("runs().ids().size()"), self.live()
        for code in ("%baseline mnist-test --epochs 50", 'baseline(dataset("mnist-test")).epochs(50).train()'):
            self.assertLess(self.interrupted_under_way(code, "training"), 10)
            self.assertEqual(live, self.live())
        self.assertEqual(runs, self.value("runs().ids().size()"))
        self.value("Session.current().keep(small); Session.current().keep(run().losses()).size()")

    def test_interrupt_stops_mining_and_leaves_nothing(self):
        self.run_cell(
            'var slow = baseline(dataset("mnist-test").where(s -> s.index() < 40)).folds(2).epochs(1).width(48).train();'
            ' var before = mine(small, slow);', timeout=120)
        runs, live = self.value("runs().ids()"), self.live()
        for code in ("%mine mnist-test", 'mine(dataset("mnist-test"), slow)'):
            self.assertLess(self.interrupted_under_way(code, "mining"), 5)
            self.assertEqual(live, self.live())
            self.assertEqual(runs, self.value("runs().ids()"))
        self.assertIn("mining mnist-test by", self.shown("%runs")[-1]["text/plain"])
        self.assertLess(self.interrupted_under_way("%mine mnist-test --fresh", "mining:"), 5)
        self.assertLess(self.interrupted_under_way("%mine mnist-test", "mining, resumed"), 5)
        self.assertNotIn("mining mnist-test by", self.shown("%runs --discard-unfinished")[-1]["text/plain"])
        self.assertEqual("true", self.value("Arrays.equals(before.scores().values(), mine(small, slow).scores().values())"))
        self.assertEqual(live, self.live())
        self.value("Session.current().keep(small); Session.current().keep(run().losses()).size()")

    def test_a_torchscript_model_judges_in_the_baselines_place(self):
        folder = os.path.join(os.environ["GOLDPAN_TEST_FOLDER"], "colours")
        for name, colour in (("1 red", (200, 0, 0)), ("2 green", (0, 200, 0)), ("3 blue", (0, 0, 200))):
            os.makedirs(os.path.join(folder, name))
            for i in range(2):
                write_png(os.path.join(folder, name, f"{i}.png"), 6, colour)
        self.run_cell("var mined = run();")
        self.addCleanup(self.value, "Session.current().keep(mined).id()")
        self.shown(f'%mine "{folder}" --model "{MODEL}" --size 6 --device cpu')
        self.assertIn("TorchScript means.pt, 6×6 RGB, logits", self.value("losses().predictions().describe()"))
        self.assertEqual("1.0", self.value("losses().predictions().accuracy()"))
        self.assertIn("outputs of shape (1, 3)", self.refused(f'%mine mnist-test --model "{MODEL}" --size 6'))
        self.assertIn("GPU", self.refused(f'%mine "{folder}" --model "{MODEL}" --device gpu:9'))


class RestartTest(Client):
    def test_restart_after_an_interrupted_mining_begins_anew(self):
        code = 'var b = baseline(dataset("mnist-test").where(s -> s.index() < 40)).folds(2).epochs(1).width(48).train(); mine(dataset("mnist-test"), b)'
        MagicsTest.interrupted_under_way(self, code, "mining")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=60)
        self.assertEqual("CompileError", self.run_cell("b")[0]["ename"])
        _, outputs = self.run_cell("%goldpan doctor", timeout=120)
        self.assertIn(" 0 arrays alive", outputs[-1][1]["data"]["text/plain"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
