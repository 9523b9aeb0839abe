package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Modality;
import goldpan.data.PicturePreview;
import goldpan.data.UnreadableMediaException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thumbnails made by a few workers and kept while they fit into a bound. A picture that is asked
 * for twice at once is decoded once.
 */
final class Thumbnails implements AutoCloseable {
  private static final int WAITING = 4096;

  private final Dataset dataset;
  private final ServedFiles files;
  private final int longest;
  private final long mostBytes;
  private final Map<Integer, CompletableFuture<Thumbnail>> cache =
      new LinkedHashMap<>(64, 0.75f, true);
  private final ExecutorService workers;
  private long bytes;

  Thumbnails(Dataset dataset, ServedFiles files, int longest, long mostBytes) {
    this.dataset = dataset;
    this.files = files;
    this.longest = longest;
    this.mostBytes = mostBytes;
    this.workers = workers();
  }

  private static ExecutorService workers() {
    int threads = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new LinkedBlockingQueue<>(WAITING),
        task -> {
          Thread thread = new Thread(task, "goldpan-thumbnails-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * The sample's thumbnail, soon. It fails with {@link UnreadableMediaException} or {@link
   * ServedFiles.UnservedException} where there is no picture to show; that is not kept.
   *
   * @throws java.util.concurrent.RejectedExecutionException when too many wait already
   */
  CompletableFuture<Thumbnail> get(int sample) {
    CompletableFuture<Thumbnail> made;
    synchronized (cache) {
      CompletableFuture<Thumbnail> known = cache.get(sample);
      if (known != null) {
        return known;
      }
      made = CompletableFuture.supplyAsync(() -> make(sample), workers);
      cache.put(sample, made);
    }
    return made.whenComplete((thumbnail, e) -> account(sample, thumbnail, e));
  }

  private Thumbnail make(int sample) {
    if (!files.has(sample)) {
      return Thumbnail.of(dataset.preview(sample), longest);
    }
    try {
      if (dataset.modality() != Modality.picture()) {
        return Thumbnail.of(dataset.modality().preview(files.read(sample)), longest);
      }
      return Thumbnail.of(PicturePreview.of(files.read(sample), longest), longest);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(dataset.id(sample), e.problem(), e);
    }
  }

  private void account(int sample, Thumbnail thumbnail, Throwable e) {
    synchronized (cache) {
      if (e != null) {
        cache.remove(sample);
        return;
      }
      bytes += thumbnail.bytes().length;
      var oldest = cache.entrySet().iterator();
      while (bytes > mostBytes && oldest.hasNext()) {
        CompletableFuture<Thumbnail> entry = oldest.next().getValue();
        if (entry.isDone() && !entry.isCompletedExceptionally()) {
          bytes -= entry.join().bytes().length;
          oldest.remove();
        }
      }
    }
  }

  /** Bytes held now. */
  long bytes() {
    synchronized (cache) {
      return bytes;
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
