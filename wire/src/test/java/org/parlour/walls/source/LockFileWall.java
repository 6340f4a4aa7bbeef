package org.parlour.walls.source;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A lock file says which parts, never from where. */
final class LockFileWall implements Wall<Repository> {
    private static final Map<String, Pattern> HOSTS = Map.of(
            "package-lock.json", Pattern.compile("\"resolved\"\\s*:\\s*\"(?!file:)[^\"]*\""),
            ".npmrc", Pattern.compile("(?m)^\\s*(?:@[^:\\s]+:)?registry\\s*=.*"));

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.texts().stream()
                .filter(file -> HOSTS.containsKey(file.name()))
                .flatMap(file -> HOSTS.getOrDefault(file.name(), Pattern.compile("(?!)"))
                        .matcher(file.text())
                        .results()
                        .limit(1)
                        .map(host -> new Breach(
                                file.path(),
                                "names a registry: " + host.group().strip(),
                                "each machine knows its own mirror",
                                "set omit-lockfile-registry-resolved=true in .npmrc and write the lock file again")));
    }
}
