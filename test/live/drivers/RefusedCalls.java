import java.security.AccessController;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.Subject;

/** Calls methods of the platform that newer Javas keep and refuse; prints what each throws, or that it returned. */
public final class RefusedCalls {
  public static void main(String[] arguments) {
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("javax.security.auth.Subject.getSubject", () -> Subject.getSubject(AccessController.getContext()));
    calls.put("java.lang.Thread.stop", () -> new Thread().stop());
    // Last: once it is set, it answers for the others.
    calls.put("java.lang.System.setSecurityManager", () -> System.setSecurityManager(new SecurityManager()));
    calls.forEach(
        (name, call) -> {
          try {
            call.run();
            System.out.println(name + " returned");
          } catch (Throwable failure) {
            System.out.println(name + " " + failure.getClass().getName());
          }
        });
  }
}
