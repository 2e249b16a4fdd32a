// Krippendorff's unitising alpha by DKPro Statistics (org.dkpro.statistics:dkpro-statistics-agreement).
// Standard input: lines "study LENGTH READERS", then "BEGIN LENGTH READER CATEGORY" each unit, then "end".
// Standard output: for each study the alpha of all categories, then each category with its own.
import java.util.Scanner;
import java.util.TreeSet;
import org.dkpro.statistics.agreement.unitizing.*;

public class Unitising {
    public static void main(String[] arguments) {
        Scanner in = new Scanner(System.in);
        while (in.hasNext()) {
            in.next();
            long length = in.nextLong();
            UnitizingAnnotationStudy study = new UnitizingAnnotationStudy(in.nextInt(), 0, length);
            TreeSet<String> categories = new TreeSet<>();
            while (in.hasNextLong()) {
                long begin = in.nextLong(), size = in.nextLong();
                int reader = in.nextInt();
                String category = in.next();
                study.addUnit(begin, size, reader, category);
                categories.add(category);
            }
            in.next();
            KrippendorffAlphaUnitizingAgreement alpha = new KrippendorffAlphaUnitizingAgreement(study);
            StringBuilder line = new StringBuilder().append(alpha.calculateAgreement());
            for (String category : categories)
                line.append(' ').append(category).append(' ').append(alpha.calculateCategoryAgreement(category));
            System.out.println(line);
        }
    }
}
