package org.apache.hadoop.fs.cosn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.conf.Configuration;

/**
 * Takes as many buffers as argument 0 says from the buffer pool of the COS file system and gives them all back; those
 * beyond the pool's memory are files, and releasing one unmaps it. Argument 1 is the folder for the files.
 */
public final class BufferPoolSpill {
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    Configuration configuration = new Configuration(false);
    configuration.set("fs.cosn.tmp.dir", arguments[1]);
    BufferPool pool = BufferPool.getInstance();
    pool.initialize(configuration);

    Deque<ByteBufferWrapper> taken = new ArrayDeque<>();
    while (taken.size() < count) taken.add(pool.getBuffer(1024 * 1024));
    long spilled = taken.stream().filter(ByteBufferWrapper::isDiskBuffer).count();
    while (!taken.isEmpty()) pool.returnBuffer(taken.poll());
    System.out.println("returned " + count + " buffers, " + spilled + " of them files");
  }
}
