package demo.kept;

/** Its name stays; what it uses moves. */
public class Kept extends demo.tags.Box<demo.tags.Tag.Level> {
  public Kept() {
    super(demo.tags.Tag.Level.HIGH);
  }
}
