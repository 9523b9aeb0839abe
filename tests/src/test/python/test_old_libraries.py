"""What writes and reads records, in a kernel that has a host's old libraries first on its class path.

Started by OldLibrariesTest, which writes the kernelspec "goldpan-test".
"""

import os
import unittest

from test_goldpan_kernel import Client


class OldLibrariesTest(Client):
    def test_the_old_ones_are_used(self):
        for name, jar in (
            ("com.google.gson.Gson", "gson-2.8.5"),
            ("org.slf4j.LoggerFactory", "slf4j-api-1.7.36"),
            ("picocli.CommandLine", "picocli-4.2.0"),
            ("org.zeromq.ZMQ", "jeromq-0.5.1"),
        ):
            place = self.value(f'Class.forName("{name}").getProtectionDomain().getCodeSource().getLocation().toString()')
            self.assertIn(jar, place)

    def test_the_whole_job(self):
        for line in (
            'var small = Session.current().keep(dataset("mnist-test").where(s -> s.index() % 20 == 0));',
            "%baseline --folds 2 --epochs 2 --seed 7",
            "%mine",
        ):
            reply, _ = self.run_cell(line, timeout=300)
            self.assertEqual("ok", reply["status"], reply)
        id = self.value("runs().ids().get(runs().ids().size() - 1)")
        _, outputs = self.run_cell("%runs")
        self.assertIn(id, outputs[-1][1]["data"]["text/plain"])
        self.assertEqual("true", self.value(f'Arrays.equals(run("{id}").losses().scores().values(), losses().scores().values())'))
        self.assertEqual("2", self.value(f'run("{id}").baseline().get().recipe().folds()'))
        worst = self.value("losses().top(1).get(0).id()")
        self.value(f'relabel("{worst}", "3").toString()')
        self.assertEqual("3", self.value("decisions().list().get(0).newLabel()"))
        patch = os.path.join(os.environ["GOLDPAN_TEST_FOLDER"], "patch.jsonl")
        self.value(f'Patch.write(decisions(), Path.of("{patch}")).toString()')
        self.assertEqual("500", self.value(f'dataset().apply(Patch.read(Path.of("{patch}"))).size()'))
        clean = os.path.join(os.environ["GOLDPAN_TEST_FOLDER"], "clean")
        self.assertEqual("500", self.value(f'dataset(dataset().apply(decisions()).export(Path.of("{clean}"))).size()'))

    def test_the_review_page_answers(self):
        code = (
            'var some = dataset("mnist-test").where(s -> s.index() < 60);'
            "var page = review(mine(some, baseline(some).folds(2).epochs(1).train()).top(5));"
            "var http = java.net.http.HttpClient.newBuilder().cookieHandler(new java.net.CookieManager())"
            ".followRedirects(java.net.http.HttpClient.Redirect.NORMAL).build();"
            "http.send(java.net.http.HttpRequest.newBuilder(page.link()).build(),"
            " java.net.http.HttpResponse.BodyHandlers.ofString()).statusCode()"
        )
        self.assertEqual("200", self.value(code))

    def test_maven(self):
        reply, _ = self.run_cell("%maven --offline no.such:library:1")
        self.assertEqual("MagicError", reply["ename"], reply)
        self.assertIn("the class path begins with a Maven of another version", reply["evalue"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
