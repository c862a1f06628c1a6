import java.net.InetAddress;

/** A name lookup: the first use of any resolver service on the class path (java.net.spi since Java 18). */
public final class Localhost {
  public static void main(String[] arguments) throws Exception {
    System.out.println("resolved " + InetAddress.getByName("localhost").getHostName());
  }
}
