package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.metrics.Benchmark;
import goldpan.text.HtmlTable;

/** A benchmark as its table. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class BenchmarkRenderer implements ValueRenderer<Benchmark> {
  @Override
  public Class<Benchmark> type() {
    return Benchmark.class;
  }

  @Override
  public MimeBundle render(Benchmark benchmark) {
    return MimeBundle.html(HtmlTable.of(benchmark.table()).html(), benchmark.toString());
  }
}
