package org.parlour.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {
    @Test
    void rewritesWhatIsNotFormattedAndDropsUnusedImports(@TempDir Path root) throws IOException {
        Path source =
                Files.writeString(root.resolve("Check.java"), "import java.util.List;\nclass Check { int a=1; }\n");
        Path built = Files.createDirectories(root.resolve("target")).resolve("Built.java");
        Files.writeString(built, "class Built { }\n");
        Format.main(root.toString());
        assertThat(source).hasContent("class Check {\n    int a = 1;\n}\n");
        assertThat(built).hasContent("class Built { }\n");
    }
}
