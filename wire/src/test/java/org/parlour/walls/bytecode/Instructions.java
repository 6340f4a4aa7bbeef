package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What ArchUnit does not tell: the instructions of a class, read with the platform's own parser. */
record Instructions(ClassModel model) {
    static Instructions of(JavaClass type) {
        Path file = Path.of(type.getSource().map(Source::getUri).orElseThrow());
        try {
            return new Instructions(ClassFile.of().parse(Files.readAllBytes(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The methods that enter a monitor, by the keyword or by a block. */
    Stream<String> synchronizedMethods() {
        return model.methods().stream()
                .filter(method -> method.flags().has(AccessFlag.SYNCHRONIZED)
                        || code(method).anyMatch(MonitorInstruction.class::isInstance))
                .map(method -> method.methodName().stringValue());
    }

    /** False where toString is inherited or is the one that the compiler writes for a record. */
    boolean writesItsOwnToString() {
        return model.methods().stream()
                .filter(method -> method.methodName().equalsString("toString")
                        && method.methodType().equalsString("()Ljava/lang/String;"))
                .anyMatch(method -> code(method).noneMatch(Instructions::isARecordsOwn));
    }

    private static boolean isARecordsOwn(Instruction instruction) {
        return instruction instanceof InvokeDynamicInstruction invoke
                && invoke.bootstrapMethod().owner().displayName().equals("ObjectMethods");
    }

    /** The class whose new object is put into a static field at once, if it is one. */
    Optional<String> firstValueOf(String field) {
        return model.methods().stream()
                .filter(method -> method.methodName().equalsString("<clinit>"))
                .flatMap(method -> created(method, field))
                .findFirst();
    }

    private static Stream<String> created(MethodModel initializer, String field) {
        List<Instruction> code = code(initializer).toList();
        return IntStream.range(1, code.size())
                .filter(i -> code.get(i) instanceof FieldInstruction put
                        && put.opcode() == Opcode.PUTSTATIC
                        && put.name().equalsString(field))
                .mapToObj(i -> code.get(i - 1))
                .filter(instruction -> instruction instanceof InvokeInstruction call
                        && call.name().equalsString("<init>"))
                .map(call -> ((InvokeInstruction) call).owner().asInternalName().replace('/', '.'));
    }

    private static Stream<Instruction> code(MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast);
    }
}
