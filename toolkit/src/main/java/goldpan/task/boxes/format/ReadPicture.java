package goldpan.task.boxes.format;

import goldpan.data.Split;
import java.util.List;

/**
 * A picture and its boxes as a file has them.
 *
 * @param id path of the picture, relative to the folder of pictures
 * @param split the part of the dataset it belongs to
 * @param width in pixels; 0 when the file does not say
 * @param height in pixels; 0 when the file does not say
 * @param boxes those that can be used, by rising number
 * @param listed how many the file lists, those that cannot be used included
 */
record ReadPicture(
    String id, Split split, int width, int height, List<ReadBox> boxes, int listed) {}
