"""Debian's jupyter_kernel_test suite, and what it leaves out, against the embedded kernel.

Started by KernelClientTest, which writes the kernelspec "goldpan-test" and points JUPYTER_PATH at it.
"""

import os
import signal
import tempfile
import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import KernelManager, start_new_kernel

KERNEL = "goldpan-test"

# A shell that starts this in the background ignores the interrupt signal for all its children, kernels too.
signal.signal(signal.SIGINT, signal.default_int_handler)


class ProtocolTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh no");'
    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot("}},
        {"text": "Math.nothingLikeThis", "matches": set()},
        {"text": "%classp", "matches": {"classpath"}},
        {"text": "%maven --off", "matches": {"--offline"}},
    ]
    complete_code_samples = ["int x = 1;", "1 + 1", "void f() {\n}", "%magics", "// note"]
    incomplete_code_samples = ["int f() {", "if (true) {", "Math.max(1,", "%%time"]
    invalid_code_samples = ["int 1x = ;)"]
    code_generate_error = 'throw new IllegalStateException("boom");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [
        {
            "code": 'goldpan.magics.Magics.display().show(goldpan.display.MimeBundle.html("<b>x</b>", "x"));',
            "mime": "text/html",
        },
    ]
    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.abs"
    code_clear_output = (
        "goldpan.magics.Magics.display().clear(goldpan.display.Display.When.NOW);"
    )

    # test_pager is skipped by the suite: code_page_something stays empty, since payloads that page are deprecated
    # and Java has no pager.


class Client(unittest.TestCase):
    """One kernel for a class of tests."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL)
        cls.client.execute_interactive("", timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def run_cell(self, code, timeout=60, **options):
        messages = []
        options.setdefault("allow_stdin", False)
        reply = self.client.execute_interactive(
            code, timeout=timeout, output_hook=messages.append, **options
        )
        return reply["content"], [
            (m["msg_type"], m["content"]) for m in messages if m["msg_type"] not in ("status", "execute_input")
        ]

    def value(self, code):
        reply, outputs = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        return [c["data"]["text/plain"] for t, c in outputs if t == "execute_result"][-1]

    def interrupted(self, code, interrupt):
        message = self.client.execute(code)
        time.sleep(1.5)
        started = time.monotonic()
        interrupt()
        while True:
            reply = self.client.get_shell_msg(timeout=20)
            if reply["parent_header"].get("msg_id") == message:
                break
        self.assertLess(time.monotonic() - started, 3)
        self.assertEqual("error", reply["content"]["status"])
        self.assertEqual("Interrupted", reply["content"]["ename"])
        self.assertEqual("4", self.value("2 + 2"))


class OutputTests(Client):
    def test_streams_keep_their_order(self):
        _, outputs = self.run_cell(
            'for (int i = 0; i < 50; i++) { System.out.println("o" + i); System.err.println("e" + i); }'
        )
        text = "".join(c["text"] for t, c in outputs)
        self.assertEqual("".join(f"o{i}\ne{i}\n" for i in range(50)), text)
        self.assertEqual({"stdout", "stderr"}, {c["name"] for t, c in outputs})

    def test_nothing_is_lost_at_the_end_of_a_cell(self):
        for _ in range(5):
            _, outputs = self.run_cell('for (int i = 0; i < 20000; i++) System.out.println("line " + i); System.out.print("end ö");')
            text = "".join(c["text"] for t, c in outputs)
            self.assertEqual("".join(f"line {i}\n" for i in range(20000)) + "end ö", text)

    def test_prints_and_displays_keep_their_order(self):
        _, outputs = self.run_cell(
            'System.out.print("before"); goldpan.magics.Magics.display().show(goldpan.display.MimeBundle.text("shown"));'
            ' System.out.print("after"); 7'
        )
        self.assertEqual(["stream", "display_data", "stream", "execute_result"], [t for t, _ in outputs])

    def test_displays_update_in_place(self):
        _, outputs = self.run_cell(
            "var display = goldpan.magics.Magics.display();"
            ' display.show(goldpan.display.MimeBundle.text("one"), "bar");'
            ' display.update(goldpan.display.MimeBundle.text("two"), "bar");'
        )
        self.assertEqual(["display_data", "update_display_data"], [t for t, _ in outputs])
        self.assertEqual(["bar", "bar"], [c["transient"]["display_id"] for _, c in outputs])

    def test_tables_charts_and_images(self):
        reply, outputs = self.run_cell(
            'tech.tablesaw.api.Table.create("t", tech.tablesaw.api.StringColumn.create("name", "<b>&"))'
        )
        html = outputs[-1][1]["data"]["text/html"]
        self.assertIn("<td>&lt;b&gt;&amp;</td>", html)
        _, outputs = self.run_cell("new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_INT_RGB)")
        self.assertTrue(outputs[-1][1]["data"]["image/png"].startswith("iVBOR"))
        _, outputs = self.run_cell(
            'org.knowm.xchart.QuickChart.getChart("t", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4})'
        )
        self.assertTrue(outputs[-1][1]["data"]["image/png"].startswith("iVBOR"))

    def test_null_and_void_show_nothing(self):
        for code in ("null", "int q = 3;", "if (q > 1) { }", "", "// only this"):
            reply, outputs = self.run_cell(code)
            self.assertEqual(("ok", []), (reply["status"], outputs), code)

    def test_values_that_cannot_show_themselves(self):
        reply, _ = self.run_cell(
            'class Mute { public String toString() { throw new IllegalStateException("no"); } }\nnew Mute()'
        )
        self.assertEqual("DisplayError", reply["ename"])
        self.assertEqual("4", self.value("2 + 2"))


class CellTests(Client):
    def test_errors_name_cell_and_line(self):
        reply, outputs = self.run_cell("int a = 1;\nint b = a / 0;")
        self.assertEqual("ArithmeticException", reply["ename"])
        self.assertRegex(reply["traceback"][-1], r"at In \[\d+\]:2$")
        self.assertEqual("error", outputs[-1][0])

    def test_compile_errors_show_their_span(self):
        reply, _ = self.run_cell('int ok = 1;\nint bad = "text";')
        self.assertEqual("CompileError", reply["ename"])
        self.assertIn("              ^^^^^^", reply["traceback"])

    def test_calling_what_does_not_compile_is_an_error(self):
        reply, _ = self.run_cell("int broken() { return nowhere(); }")
        self.assertEqual("UnresolvedReference", reply["ename"])

    def test_cells_behind_a_failed_one_do_not_run(self):
        first = self.client.execute('Thread.sleep(500); throw new RuntimeException("first");')
        second = self.client.execute("int never = 1;")
        statuses = {}
        while len(statuses) < 2:
            reply = self.client.get_shell_msg(timeout=20)
            statuses[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
        self.assertEqual({first: "error", second: "aborted"}, statuses)

    def test_silent_and_unstored_cells_are_not_counted(self):
        before, _ = self.run_cell("1")
        _, outputs = self.run_cell("2", silent=True)
        self.assertEqual([], outputs)
        unstored, _ = self.run_cell("3", store_history=False)
        after, _ = self.run_cell("4")
        self.assertEqual(before["execution_count"], unstored["execution_count"])
        self.assertEqual(before["execution_count"] + 1, after["execution_count"])

    def test_user_expressions(self):
        reply, _ = self.run_cell("int seven = 7;", user_expressions={"good": "seven * 2", "bad": "nothing"})
        self.assertEqual("14", reply["user_expressions"]["good"]["data"]["text/plain"])
        self.assertEqual("error", reply["user_expressions"]["bad"]["status"])

    def test_comm_info(self):
        message = self.client.comm_info()
        reply = self.client.get_shell_msg(timeout=20)
        self.assertEqual({"status": "ok", "comms": {}}, reply["content"])

    def test_input_is_asked_for(self):
        message = self.client.execute(
            'var scanner = new Scanner(System.in); String who = scanner.nextLine(); System.out.print("hi " + who);',
            allow_stdin=True,
        )
        request = self.client.get_stdin_msg(timeout=20)
        self.assertEqual("input_request", request["msg_type"])
        self.client.input("Zoë 猫")
        reply = self.client.get_shell_msg(timeout=20)
        self.assertEqual("ok", reply["content"]["status"])
        self.assertEqual('Zoë 猫', self.value("who"))

    def test_input_that_cannot_be_asked_for(self):
        reply, _ = self.run_cell("System.in.read()", allow_stdin=False)
        self.assertEqual("IOException", reply["ename"])
        self.assertIn("nobody to ask", reply["evalue"])

    def test_class_loaders(self):
        self.assertEqual(
            "true",
            self.value("class Own {}\nThread.currentThread().getContextClassLoader() == Own.class.getClassLoader()"),
        )
        self.assertEqual("true", self.value("Class.forName(\"goldpan.shell.ShellSession\") == goldpan.shell.ShellSession.class"))

    def test_one_thread_runs_all_cells(self):
        first = self.value("Thread.currentThread().getId()")
        self.assertEqual(first, self.value("Thread.currentThread().getId()"))


class MagicTests(Client):
    def test_time(self):
        reply, outputs = self.run_cell("%time 1 + 1")
        self.assertEqual("ok", reply["status"], reply)
        self.assertIn("took", outputs[0][1]["text"])
        reply, outputs = self.run_cell("%%time\nint timed = 5;\ntimed + 1")
        self.assertEqual("6", outputs[-1][1]["data"]["text/plain"])
        self.assertEqual("5", self.value("timed"))

    def test_wrong_names_and_options_suggest(self):
        reply, _ = self.run_cell("%claspath x")
        self.assertEqual("MagicError", reply["ename"])
        self.assertEqual("%classpath".replace("ss", "s", 1) + " is no magic; did you mean %classpath?", reply["evalue"])
        reply, _ = self.run_cell("%maven --ofline a:b:1")
        self.assertIn("did you mean --offline?", reply["evalue"])
        self.assertNotIn("at ", "".join(reply["traceback"][:1]))

    def test_help(self):
        _, outputs = self.run_cell("%maven --help")
        self.assertIn("Usage: %maven", outputs[-1][1]["data"]["text/plain"])

    def test_load(self):
        path = os.path.join(os.environ["GOLDPAN_TEST_FOLDER"], "with space ü.jsh")
        with open(path, "w", encoding="utf-8") as file:
            file.write('String loaded = "猫";\nint times(int n) { return n * 2; }\n')
        reply, _ = self.run_cell(f'%load "{path}"')
        self.assertEqual("ok", reply["status"], reply)
        self.assertEqual("猫4", self.value("loaded + times(2)"))

    def test_modulo_is_not_a_magic(self):
        self.assertEqual("1", self.value("int m = 7;\nint time = 3;\nm\n  %time"))
        self.assertEqual("100% %time", self.value('String s = "100% %time"; s'))

    def test_failure_of_code_that_a_magic_runs(self):
        reply, _ = self.run_cell('%time Integer.parseInt("x")')
        self.assertEqual("NumberFormatException", reply["ename"])


class InterruptTests(Client):
    def by_message(self):
        self.manager.interrupt_kernel()

    def by_signal(self):
        os.kill(self.manager.provisioner.process.pid, signal.SIGINT)

    def test_sleep_by_message(self):
        self.interrupted("Thread.sleep(60_000);", self.by_message)

    def test_loop_by_message(self):
        self.interrupted("long n = 0; while (true) n++;", self.by_message)

    def test_loop_by_signal(self):
        self.interrupted("while (true) { try { Math.abs(1); } catch (Exception e) { } }", self.by_signal)

    def test_input_by_message(self):
        self.interrupted("System.in.read();", self.by_message)

    def test_signal_while_idle(self):
        self.by_signal()
        time.sleep(0.3)
        self.assertEqual("4", self.value("2 + 2"))

    def test_printing_loop(self):
        self.interrupted('while (true) { System.out.println("again"); }', self.by_message)


class RestartTests(unittest.TestCase):
    def test_restart_forgets_and_shutdown_ends(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        client.execute_interactive("int before = 1;", timeout=60)
        manager.restart_kernel()
        client.wait_for_ready(timeout=60)
        reply = client.execute_interactive("before", timeout=60, output_hook=lambda m: None)
        self.assertEqual("CompileError", reply["content"]["ename"])
        process = manager.provisioner.process
        client.stop_channels()
        manager.shutdown_kernel()
        self.assertIsNotNone(process.poll())

    def test_interrupt_before_the_first_cell_starts(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        message = client.execute("while (true) { }")
        for _ in range(6):
            manager.interrupt_kernel()
            time.sleep(0.5)
        reply = client.get_shell_msg(timeout=20)
        while reply["parent_header"].get("msg_id") != message:
            reply = client.get_shell_msg(timeout=20)
        self.assertIn(reply["content"]["status"], ("error", "aborted"))
        client.stop_channels()
        manager.shutdown_kernel()

    def test_restart_while_a_cell_runs(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        client.execute("while (true) { }")
        time.sleep(1)
        manager.restart_kernel()
        client.wait_for_ready(timeout=60)
        self.assertEqual(
            "ok", client.execute_interactive("1", timeout=60, output_hook=lambda m: None)["content"]["status"]
        )
        client.stop_channels()
        manager.shutdown_kernel()


class TimeLimitTests(unittest.TestCase):
    def test_cells_stop_at_their_limit(self):
        manager, client = start_new_kernel(kernel_name="goldpan-test-limited")
        reply = client.execute_interactive("while (true) { }", timeout=60, output_hook=lambda m: None)
        self.assertEqual("Timeout", reply["content"]["ename"])
        reply = client.execute_interactive("1 + 1", timeout=60, output_hook=lambda m: None)
        self.assertEqual("ok", reply["content"]["status"])
        client.stop_channels()
        manager.shutdown_kernel()


class StartTests(unittest.TestCase):
    def test_time_to_the_first_answer(self):
        times = []
        for _ in range(3):
            started = time.monotonic()
            manager, client = start_new_kernel(kernel_name=KERNEL)
            client.execute_interactive("1 + 1", timeout=60, output_hook=lambda m: None)
            times.append(time.monotonic() - started)
            client.stop_channels()
            manager.shutdown_kernel()
        print("start to first answer, seconds: " + " ".join(f"{t:.2f}" for t in sorted(times)))
        self.assertEqual(3, len(times))


class IpcTests(unittest.TestCase):
    """Colab's way to connect: Unix domain sockets."""

    def test_cells_interrupts_and_input(self):
        with tempfile.TemporaryDirectory() as folder:
            manager = KernelManager(kernel_name=KERNEL, transport="ipc", ip=os.path.join(folder, "kernel"))
            manager.start_kernel()
            client = manager.client()
            client.start_channels()
            client.wait_for_ready(timeout=120)
            seen = []
            reply = client.execute_interactive(
                'System.out.println("x".repeat(300_000)); 6 * 7', timeout=120, output_hook=seen.append
            )
            self.assertEqual("ok", reply["content"]["status"])
            text = "".join(m["content"]["text"] for m in seen if m["msg_type"] == "stream")
            self.assertEqual(300_000, text.count("x"))
            result = [m["content"]["data"]["text/plain"] for m in seen if m["msg_type"] == "execute_result"]
            self.assertEqual(["42"], result)
            message = client.execute("while (true) { }")
            manager.interrupt_kernel()
            reply = client.get_shell_msg(timeout=120)
            while reply["parent_header"].get("msg_id") != message:
                reply = client.get_shell_msg(timeout=120)
            self.assertIn(reply["content"]["status"], ("error", "aborted"))
            self.assertTrue(client.is_alive())
            client.stop_channels()
            manager.shutdown_kernel()
            self.assertEqual([], os.listdir(folder))


if __name__ == "__main__":
    unittest.main(verbosity=2)
