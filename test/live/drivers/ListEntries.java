import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the JDK reads in a zip: a line per file with path, CRC-32 (decimal) and size. */
public final class ListEntries {
  public static void main(String[] arguments) throws Exception {
    StringBuilder lines = new StringBuilder();
    try (ZipFile file = new ZipFile(arguments[0])) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.isDirectory()) continue;
        lines.append(entry.getName()).append('\t').append(entry.getCrc()).append('\t');
        lines.append(entry.getSize()).append('\n');
      }
    }
    System.out.print(lines);
  }
}
