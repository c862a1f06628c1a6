import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;

/**
 * Prints what maven-resolver's own selectors answer: each line of the table named by the second argument, its last
 * column replaced. First argument: `mirrors` or `proxies`. `-` in a cell stands for nothing.
 */
public class RepositoryChoice {
    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(args[1]));
        System.out.println(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            String answer = args[0].equals("mirrors") ? mirror(cells) : proxy(cells);
            List<String> out = new ArrayList<>(List.of(cells).subList(0, cells.length - 1));
            out.add(answer);
            System.out.println(String.join("\t", out));
        }
    }

    /** mirrors as `id>mirrorOf>layouts` between semicolons; repository id, layout, address. */
    private static String mirror(String[] cells) {
        DefaultMirrorSelector selector = new DefaultMirrorSelector();
        for (String mirror : cells[0].split(";")) {
            String[] parts = mirror.split(">");
            selector.add(parts[0], "https://" + parts[0] + ".example/", "", false, parts[1], parts.length > 2 ? parts[2] : null);
        }
        RemoteRepository repository = new RemoteRepository.Builder(cells[1], cells[2], cells[3]).build();
        RemoteRepository chosen = selector.getMirror(repository);
        return chosen == null ? "-" : chosen.getId();
    }

    /** proxies as `protocol>host>nonProxyHosts` between semicolons; address. */
    private static String proxy(String[] cells) {
        DefaultProxySelector selector = new DefaultProxySelector();
        for (String proxy : cells[0].split(";")) {
            String[] parts = proxy.split(">");
            selector.add(new Proxy(parts[0], parts[1], 8080), parts.length > 2 ? parts[2] : null);
        }
        Proxy chosen = selector.getProxy(new RemoteRepository.Builder("r", "default", cells[1]).build());
        return chosen == null ? "-" : chosen.getHost();
    }
}
