package org.parlour.walls.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Versions are written once, in the parent, and where parts are fetched from is the machine's business. */
final class PomWall implements Wall<Repository> {
    private static final Set<String> REGISTRIES =
            Set.of("repositories", "pluginRepositories", "distributionManagement");

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.texts().stream()
                .filter(file -> file.name().equals("pom.xml"))
                .flatMap(PomWall::breaches);
    }

    private static Stream<Breach> breaches(TextFile pom) {
        List<Breach> breaches = new ArrayList<>();
        for (Element element : elements(pom)) {
            String value = element.getTextContent().strip();
            if (REGISTRIES.contains(element.getTagName())) {
                breaches.add(new Breach(
                        pom.path(),
                        "names a registry in <" + element.getTagName() + ">",
                        "each machine knows its own mirror",
                        "leave it to the settings of the machine"));
            } else if (element.getTagName().equals("version") && isLiteralInAModule(pom, element, value)) {
                breaches.add(new Breach(
                        pom.path(),
                        "writes the version " + value + " itself",
                        "a version that is written twice is two versions one day",
                        "write it in the parent's properties and manage it there"));
            } else if (element.getTagName().endsWith(".version") && value.matches("RELEASE|LATEST|[\\[(].*")) {
                breaches.add(new Breach(
                        pom.path(),
                        "leaves " + element.getTagName() + " open: " + value,
                        "a registry may list what it does not have, and tomorrow's build is not today's",
                        "pin one version that was resolved into an empty local repository"));
            }
        }
        return breaches.stream();
    }

    private static boolean isLiteralInAModule(TextFile pom, Element version, String value) {
        return pom.path().contains("/")
                && !value.startsWith("${")
                && !version.getParentNode().getNodeName().equals("parent");
    }

    private static List<Element> elements(TextFile pom) {
        try {
            NodeList nodes = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(pom.text())))
                    .getElementsByTagName("*");
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> (Element) nodes.item(i))
                    .toList();
        } catch (IOException | ParserConfigurationException | SAXException unreadable) {
            throw new IllegalArgumentException(pom.path() + " cannot be read as XML", unreadable);
        }
    }
}
