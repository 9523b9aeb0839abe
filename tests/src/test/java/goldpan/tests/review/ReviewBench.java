package goldpan.tests.review;

import goldpan.data.Dataset;
import goldpan.mining.Losses;
import goldpan.review.Journal;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.nio.file.Files;
import java.util.Locale;

/**
 * Run by {@code tests/bench/review}: how quick the page is with 100,000 suspects: run with the
 * number of suspects, 100000 by default. Prints one figure a line.
 */
final class ReviewBench {
  private ReviewBench() {}

  public static void main(String[] args) throws Exception {
    int samples = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Dataset dataset = Many.dataset(samples, 10);
    Losses losses = Many.losses(dataset);
    long start = System.nanoTime();
    try (Journal journal = Journal.open(Files.createTempDirectory("goldpan-bench"), dataset);
        ReviewSession session = Review.open(losses.top(samples), journal);
        Browser browser = Browser.start()) {
      say("server starts", (System.nanoTime() - start) / 1e6, "ms, browser included");
      for (int round = 0; round < 3; round++) {
        long opened = System.nanoTime();
        browser.open(session.link());
        browser.until(
            "picture",
            () ->
                Boolean.TRUE.equals(
                    browser.script(
                        "const p = document.getElementById('picture'); return p.complete && p.naturalWidth > 0")));
        say(
            "link to first picture, as the driver sees it",
            (System.nanoTime() - opened) / 1e6,
            "ms");
        say("page start to first picture", number(browser, FIRST_PICTURE), "ms");
      }
      browser.script(DECIDE);
      browser.until(
          "200 decisions",
          () -> Long.valueOf(200).equals(browser.script("return window.acks.length")));
      say("key to recorded, median", number(browser, QUANTILE.formatted("acks", 0.5)), "ms");
      say("key to recorded, 99 %", number(browser, QUANTILE.formatted("acks", 0.99)), "ms");
      browser.script(SCROLL);
      browser.until(
          "scrolled", () -> Boolean.TRUE.equals(browser.script("return window.scrolled")));
      say("frame while scrolling, median", number(browser, QUANTILE.formatted("steps", 0.5)), "ms");
      say("frame while scrolling, 99 %", number(browser, QUANTILE.formatted("steps", 0.99)), "ms");
      say("moving the threshold, median of 50", number(browser, THRESHOLD), "ms");
      say(
          "items in the page",
          number(browser, "return document.querySelectorAll('.item').length"),
          "");
      long bulk = System.nanoTime();
      browser.keys("a", "d");
      browser.until("all dropped", () -> journal.decisions().size() >= samples - 1);
      say("bulk decision on all", (System.nanoTime() - bulk) / 1e6, "ms, journal included");
      Runtime runtime = Runtime.getRuntime();
      System.gc();
      say("heap after", (runtime.totalMemory() - runtime.freeMemory()) / 1e6, "MB");
    }
  }

  private static final String FIRST_PICTURE =
      "return performance.getEntriesByType('resource').find(e => e.name.includes('/picture/')).responseEnd";

  private static final String QUANTILE =
      "const v = [...window.%s].sort((a, b) => a - b); return v[Math.floor(v.length * %s)]";

  /** A key as soon as the next picture is shown, twenty-five a second at most. */
  private static final String DECIDE =
      """
      window.acks = [];
      const pressed = new Map();
      const f = window.fetch;
      window.fetch = async (url, how) => {
        const answer = await f(url, how);
        if (how && how.body) {
          const now = performance.now();
          const steps = JSON.parse(how.body).steps;
          for (const result of (await answer.clone().json()).results) {
            window.acks.push(now - pressed.get(steps.find(s => s.key === result.key).samples[0]));
          }
        }
        return answer;
      };
      let n = 0, last = '';
      const timer = setInterval(() => {
        const picture = document.getElementById('picture');
        if (picture.dataset.shown === '' || picture.dataset.shown === last) return;
        last = picture.dataset.shown;
        pressed.set(Number(picture.src.split('/').pop()), performance.now());
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'kd1'[n % 3], bubbles: true}));
        if (++n === 200) clearInterval(timer);
      }, 40);
      """;

  private static final String SCROLL =
      """
      window.steps = []; window.scrolled = false;
      const list = document.getElementById('list');
      let last = performance.now(), n = 0;
      const step = now => {
        window.steps.push(now - last);
        last = now;
        list.scrollTop += n < 150 ? 400 : list.scrollHeight / 160;
        if (++n < 300) requestAnimationFrame(step); else window.scrolled = true;
      };
      requestAnimationFrame(step);
      """;

  private static final String THRESHOLD =
      """
      const times = [];
      const cut = document.getElementById('cut');
      for (let i = 0; i < 50; i++) {
        cut.value = i / 20;
        const start = performance.now();
        cut.dispatchEvent(new Event('change'));
        document.body.offsetHeight;
        times.push(performance.now() - start);
      }
      cut.value = -1;
      cut.dispatchEvent(new Event('change'));
      document.getElementById('list').focus();
      window.confirm = () => true;
      return times.sort((a, b) => a - b)[25];
      """;

  private static double number(Browser browser, String script) {
    return ((Number) browser.script(script)).doubleValue();
  }

  private static void say(String what, double value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%-50s %8.1f %s", what, value, unit));
  }
}
