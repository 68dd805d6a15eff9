import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Says of each PDF named on the command line whether it is PDF/UA-1 (ISO 14289-1), by the veraPDF engine.
 *
 * Prints one line for a good file, {@code ok PATH}, and one line for each failed check of another,
 * {@code FAIL PATH clause test description}. Exits 0 only when there were files and all of them are good: a run
 * over nothing is a fault of the caller, not a success.
 */
public final class VeraPdf {
    private static final int FAILED_CHECKS_SHOWN = 100;

    private VeraPdf() {
    }

    public static void main(String[] paths) {
        if (paths.length == 0) {
            System.err.println("VeraPdf: no files were given. Name at least one PDF.");
            System.exit(1);
        }
        Logger.getLogger("").setLevel(Level.SEVERE); // the engine's own notes about fonts are no findings
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String path : paths) {
            List<String> faults = faults(path);
            good &= faults.isEmpty();
            System.out.println(faults.isEmpty() ? "ok " + path : String.join(System.lineSeparator(), faults));
        }
        System.exit(good ? 0 : 1);
    }

    /** Returns the lines about a file that is not PDF/UA-1, none about one that is. */
    private static List<String> faults(String path) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        TreeSet<String> lines = new TreeSet<>();
        try (InputStream stream = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(flavour, FAILED_CHECKS_SHOWN, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    lines.add(line(path, assertion.getRuleId().getClause(),
                            String.valueOf(assertion.getRuleId().getTestNumber()), assertion.getMessage()));
                }
            }
            if (lines.isEmpty() && !result.isCompliant()) {
                lines.add(line(path, "-", "-", "not compliant, and the engine names no check"));
            }
        } catch (Exception | LinkageError error) {
            lines.add(line(path, "-", "-", "cannot be read: " + error));
        }
        return new ArrayList<>(lines);
    }

    private static String line(String path, String clause, String test, String description) {
        return String.join(" ", "FAIL", path, clause, test, description.replaceAll("\\s+", " "));
    }
}
