package org.apache.hadoop.fs.cosn;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.conf.Configuration;

/** Makes the stream that a checkpoint is written to, with the buffer pool initialised; argument 0 is the folder for files. */
public final class OpenStream {
  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.cosn.tmp.dir", arguments[0]);
    BufferPool.getInstance().initialize(configuration);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      new CosNOutputStream(configuration, null, "a/key", 8L * 1024 * 1024, threads);
      System.out.println("opened");
    } finally {
      threads.shutdownNow();
    }
  }
}
