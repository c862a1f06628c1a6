import com.spotify.missinglink.ArtifactLoader;
import com.spotify.missinglink.Conflict;
import com.spotify.missinglink.ConflictChecker;
import com.spotify.missinglink.Java9ModuleLoader;
import com.spotify.missinglink.datamodel.Artifact;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks missinglink-core what of CONSUMER breaks on each UBER jar: {@code RunMissinglink UBER,… CONSUMER…}. It has no
 * command line of its own. An uber jar is loaded once, and the platform is that of the JVM, as its Maven plugin has it.
 */
final class RunMissinglink {
  public static void main(String[] args) throws Exception {
    List<Artifact> platform = new ArrayList<>();
    Java9ModuleLoader.getJava9ModuleArtifacts((message, failure) -> {}).forEach(platform::add);
    for (String uber : args[0].split(",")) {
      Artifact provided = new ArtifactLoader().load(new File(uber));
      for (int at = 1; at < args.length; at++) {
        Artifact consumer = new ArtifactLoader().load(new File(args[at]));
        List<Artifact> all = new ArrayList<>(platform);
        all.add(consumer);
        all.add(provided);
        List<Conflict> found = new ConflictChecker().check(consumer, List.of(consumer), all);
        System.out.println(args[at] + " on " + uber + ": " + found.size());
      }
    }
  }
}
